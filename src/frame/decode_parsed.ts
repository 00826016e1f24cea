import { type Cell, type Column, DATE_COLUMN } from "./column.ts";
import { FrameDecodeError } from "./frame_decode_error.ts";
import { columnFromCells, numbersFromCells } from "./column_from_cells.ts";
import { nameColumns } from "./name_columns.ts";
import type { Table } from "./table.ts";

/** pandas' NaT as an integer. A producer writes it for a missing date in some columns. */
export const NOT_A_TIME = -9223372036854775808;

/**
 * Decodes a parsed `orient="split"` object. It is slower than `scanTable()`, accepts any layout, and finds what is wrong.
 *
 * @throws {FrameDecodeError} the object is not a dataframe
 */
export function decodeParsed(parsed: unknown): Table {
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new FrameDecodeError(
      `a dataframe must be a JSON object with "columns", "index" and "data", not ${describe(parsed)}`,
    );
  }
  const { columns, index, data } = parsed as Record<string, unknown>;
  const names = checkColumns(columns);
  const rows = checkRows(data, names.length);
  if (rows.length > 0 && !names.includes(DATE_COLUMN)) {
    throw new FrameDecodeError(`the dataframe has ${rows.length} rows but no "date" column`);
  }
  const firstIndex = Array.isArray(index) && typeof index[0] === "number" ? index[0] : null;
  return {
    columns: names,
    rows: rows.length,
    firstIndex,
    data: names.map((column, i) => decodeColumn(column, rows.map((row) => row[i]))),
  };
}

function checkColumns(columns: unknown): readonly string[] {
  if (!Array.isArray(columns)) throw new FrameDecodeError(`"columns" must be an array, not ${describe(columns)}`);
  return nameColumns(columns);
}

function checkRows(data: unknown, width: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(data)) throw new FrameDecodeError(`"data" must be an array of rows, not ${describe(data)}`);
  data.forEach((row: unknown, i) => {
    if (!Array.isArray(row)) throw new FrameDecodeError(`row ${i} must be an array, not ${describe(row)}`);
    if (row.length !== width) {
      throw new FrameDecodeError(`row ${i} has ${row.length} cells, but there are ${width} columns`);
    }
  });
  return data;
}

function decodeColumn(column: string, raw: readonly unknown[]): Column {
  if (column === DATE_COLUMN) return decodeDates(raw);
  const decoded = columnFromCells(raw.map(cellFromJson));
  if (decoded.kind === "number") replaceNaT(decoded.values);
  return decoded;
}

function decodeDates(raw: readonly unknown[]): Column {
  const cells = raw.map((cell, i) => {
    if (cell === null || typeof cell === "number") return cell;
    throw new FrameDecodeError(`the "date" of row ${i} must be epoch milliseconds or null, not ${describe(cell)}`);
  });
  return { kind: "date", values: replaceNaT(numbersFromCells(cells)) };
}

function replaceNaT(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) if (values[i] === NOT_A_TIME) values[i] = NaN;
  return values;
}

function cellFromJson(value: unknown): Cell {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  try {
    return JSON.stringify(value);
  } catch {
    // JSON.stringify() runs out of stack
    throw new FrameDecodeError("a cell holds lists or objects nested too deeply");
  }
}

/** Describes a value in a few words. It can be megabytes long, so it is shortened. */
function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = String(value);
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `the ${typeof value} ${typeof value === "string" ? `"${short}"` : short}`;
}
