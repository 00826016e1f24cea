import { type Cell, type Column, DATE_COLUMN, repeatCell } from "./column.ts";
import { columnFromCells } from "./column_from_cells.ts";
import { requireLength } from "./rows.ts";
import { Series } from "./series.ts";

/** The values of a new column: a Series, an array of numbers or cells, or one cell for all rows. */
export type ColumnInput = Series | Float64Array | readonly Cell[] | Cell;

/**
 * Makes a column of `length` rows. Arrays are copied. Numbers in the column `date` become dates, in epoch milliseconds.
 *
 * @throws {RangeError} the input has another number of rows; the message names the column
 */
export function toColumn(name: string, input: ColumnInput, length: number): Column {
  const column = makeColumn(input, length);
  requireLength(`column "${name}"`, column.values.length, length);
  return name === DATE_COLUMN && column.kind === "number" ? { kind: "date", values: column.values } : column;
}

function makeColumn(input: ColumnInput, length: number): Column {
  if (input instanceof Series) return input.column;
  if (input instanceof Float64Array) return { kind: "number", values: input.slice() };
  if (typeof input === "object" && input !== null) return columnFromCells(input);
  return repeatCell(input, length);
}
