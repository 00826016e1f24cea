import { type Cell, type Column, DATE_COLUMN, repeatCell } from "./column.ts";
import { columnFromCells } from "./column_from_cells.ts";
import { requireLength } from "./rows.ts";
import { Series } from "./series.ts";

/** What a column can be made of: a Series, numbers, cells, or one cell for all rows. */
export type ColumnInput = Series | Float64Array | readonly Cell[] | Cell;

/** The column named `name` of `length` rows. Arrays are copied; numbers in the column `date` are epoch milliseconds. */
export function toColumn(name: string, input: ColumnInput, length: number): Column {
  const column = columnOf(input, length);
  requireLength(`column "${name}"`, column.values.length, length);
  return name === DATE_COLUMN && column.kind === "number" ? { kind: "date", values: column.values } : column;
}

function columnOf(input: ColumnInput, length: number): Column {
  if (input instanceof Series) return input.column;
  if (input instanceof Float64Array) return { kind: "number", values: input.slice() };
  if (typeof input === "object" && input !== null) return columnFromCells(input);
  return repeatCell(input, length);
}
