import { type Column, DATE_COLUMN } from "./column.ts";
import { NOT_A_TIME } from "./decode_parsed.ts";
import { JsonCursor } from "./json_cursor.ts";
import type { Table } from "./table.ts";

const QUOTE = 34, COMMA = 44, OPEN = 91, CLOSE = 93, F = 102, N = 110, T = 116;
const NUMBERS = 1, BOOLEANS = 2, MISSING = 4, STRINGS = 8;

/**
 * Reads the text that pandas' `to_json(orient="split")` writes, straight into columns, without building an object of it.
 * Returns null for any other text, valid or not: that is for `JSON.parse` and `decodeParsed`.
 */
export function scanTable(text: string): Table | null {
  const cursor = new JsonCursor(text);
  if (!cursor.skip('{"columns":[')) return null;
  const columns = scanHeader(cursor);
  if (columns === null || !cursor.skip(',"index":[')) return null;
  const firstIndex = cursor.code() === CLOSE ? null : cursor.number();
  let rows = firstIndex === null ? 0 : 1;
  while (cursor.code() === COMMA) {
    cursor.pos++;
    cursor.number();
    rows++;
  }
  if (!cursor.skip('],"data":[')) return null;
  const dates = columns.indexOf(DATE_COLUMN);
  if (rows > 0 && dates < 0) return null;
  const data = scanRows(cursor, columns.length, rows, dates);
  if (data === null || !cursor.skip("]}") || cursor.pos !== text.length) return null;
  return { columns, rows, firstIndex, data };
}

interface Header {
  readonly raw: string;
  readonly columns: readonly string[];
}

/** Messages of one producer repeat the same few headers: recognising one is faster than reading it. */
const headers: Header[] = [];
const MAX_HEADERS = 16;

function scanHeader(cursor: JsonCursor): readonly string[] | null {
  for (const header of headers) if (cursor.skip(header.raw)) return header.columns;
  const start = cursor.pos;
  const columns: string[] = [];
  if (cursor.code() !== CLOSE) {
    for (;;) {
      if (cursor.code() !== QUOTE) return null;
      columns.push(cursor.string());
      if (cursor.code() !== COMMA) break;
      cursor.pos++;
    }
  }
  if (cursor.code() !== CLOSE || new Set(columns).size < columns.length) return null;
  cursor.pos++;
  // through JSON and back: a mere slice would keep the whole message in memory
  const raw: string = JSON.parse(JSON.stringify(cursor.text.slice(start, cursor.pos)));
  if (headers.length === MAX_HEADERS) headers.shift();
  headers.push({ raw, columns });
  return columns;
}

/** The cells of one column as they are found. `seen` is the union of their types. */
interface Builder {
  readonly numbers: Float64Array;
  strings: (string | null)[] | null;
  seen: number;
}

function scanRows(cursor: JsonCursor, width: number, rows: number, dates: number): readonly Column[] | null {
  const builders: Builder[] = [];
  for (let i = 0; i < width; i++) builders.push({ numbers: new Float64Array(rows), strings: null, seen: 0 });
  for (let row = 0; row < rows; row++) {
    if (row > 0 && !cursor.take(COMMA)) return null;
    if (!cursor.take(OPEN)) return null;
    for (let i = 0; i < width; i++) {
      const builder = builders[i];
      if (builder === undefined || i > 0 && !cursor.take(COMMA) || !scanCell(cursor, builder, row, rows)) return null;
    }
    if (!cursor.take(CLOSE)) return null;
  }
  const data: Column[] = [];
  for (let i = 0; i < width; i++) {
    const builder = builders[i];
    const column = builder === undefined ? null : finish(builder, i === dates);
    if (column === null) return null;
    data.push(column);
  }
  return data;
}

function scanCell(cursor: JsonCursor, builder: Builder, row: number, rows: number): boolean {
  const code = cursor.code();
  if (code === N) {
    builder.numbers[row] = NaN;
    builder.seen |= MISSING;
    return cursor.skip("null");
  }
  if (code === QUOTE) {
    builder.seen |= STRINGS;
    builder.strings ??= new Array<null>(rows).fill(null);
    builder.strings[row] = cursor.string();
    return cursor.pos > 0;
  }
  if (code === T || code === F) {
    builder.numbers[row] = code === T ? 1 : 0;
    builder.seen |= BOOLEANS;
    return cursor.skip(code === T ? "true" : "false");
  }
  const value = cursor.number();
  builder.numbers[row] = value === NOT_A_TIME ? NaN : value;
  builder.seen |= NUMBERS;
  return cursor.pos > 0;
}

/** The column of what was found; null for a mixture or a date that is none, which `decodeParsed` sorts out. */
function finish({ numbers, strings, seen }: Builder, isDate: boolean): Column | null {
  if (isDate) return seen & (BOOLEANS | STRINGS) ? null : { kind: "date", values: numbers };
  if (strings !== null) return seen & (BOOLEANS | NUMBERS) ? null : { kind: "string", values: strings };
  if (seen === BOOLEANS) return { kind: "boolean", values: Uint8Array.from(numbers) };
  return { kind: "number", values: numbers };
}
