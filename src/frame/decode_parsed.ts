import { type Cell, type Column, DATE_COLUMN } from "./column.ts";
import { FrameDecodeError } from "./frame_decode_error.ts";
import { columnFromCells, numbersFromCells } from "./column_from_cells.ts";
import { nameColumns } from "./name_columns.ts";
import type { Table } from "./table.ts";

/** pandas' NaT as an integer: a missing date that a producer wrote without knowing. */
export const NOT_A_TIME = -9223372036854775808;

/** Makes a table of a parsed `orient="split"` object. The slow and thorough way, which also finds what is wrong with it. */
export function decodeParsed(parsed: unknown): Table {
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new FrameDecodeError(
      `a dataframe must be a JSON object with "columns", "index" and "data", not ${name(parsed)}`,
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
  if (!Array.isArray(columns)) throw new FrameDecodeError(`"columns" must be an array, not ${name(columns)}`);
  return nameColumns(columns);
}

function checkRows(data: unknown, width: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(data)) throw new FrameDecodeError(`"data" must be an array of rows, not ${name(data)}`);
  data.forEach((row: unknown, i) => {
    if (!Array.isArray(row)) throw new FrameDecodeError(`row ${i} must be an array, not ${name(row)}`);
    if (row.length !== width) {
      throw new FrameDecodeError(`row ${i} has ${row.length} cells, but there are ${width} columns`);
    }
  });
  return data;
}

function decodeColumn(column: string, raw: readonly unknown[]): Column {
  if (column === DATE_COLUMN) return decodeDates(raw);
  const decoded = columnFromCells(raw.map(cellFromJson));
  if (decoded.kind === "number") withoutNaT(decoded.values);
  return decoded;
}

function decodeDates(raw: readonly unknown[]): Column {
  const cells = raw.map((cell, i) => {
    if (cell === null || typeof cell === "number") return cell;
    throw new FrameDecodeError(`the "date" of row ${i} must be epoch milliseconds or null, not ${name(cell)}`);
  });
  return { kind: "date", values: withoutNaT(numbersFromCells(cells)) };
}

function withoutNaT(values: Float64Array): Float64Array {
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
    // nested deeper than JSON.stringify can follow
    throw new FrameDecodeError("a cell holds lists or objects nested too deeply");
  }
}

/** What a value is, in a few words: never the whole of it, it may be megabytes. */
function name(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = String(value);
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `the ${typeof value} ${typeof value === "string" ? `"${short}"` : short}`;
}
