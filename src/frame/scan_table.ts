import type { TextRange } from "../text/text_range.ts";
import { type BooleanColumn, type Column, DATE_COLUMN } from "./column.ts";
import { nameColumns } from "./name_columns.ts";
import { NOT_A_TIME } from "./decode_parsed.ts";
import { EXACT_POWERS, JsonCursor } from "./json_cursor.ts";
import type { Table } from "./table.ts";

const COMMA = 44, MINUS = 45, DOT = 46, ZERO = 48, OPEN = 91, CLOSE = 93, F = 102, N = 110, T = 116;
// repeated from json_cursor.ts: an imported constant is looked up on every use, which slows down the inner loop
const CHUNK = 9, MAX_POWER = 22, EXACT_INTEGERS = 2 ** 53;
const NUMBERS = 1, BOOLEANS = 2, MISSING = 4, STRINGS = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text between the parts of a dataframe. */
const MARKS = marksOf((text) => text);
const ESCAPED_MARKS = marksOf((text) => text.replaceAll('"', '\\"'));
const END = encoder.encode("]}");
const NULL = encoder.encode("null"), TRUE = encoder.encode("true"), FALSE = encoder.encode("false");

function marksOf(spell: (text: string) => string): Record<"columns" | "index" | "data", Uint8Array> {
  const mark = (text: string): Uint8Array => encoder.encode(spell(text));
  return { columns: mark('{"columns":['), index: mark(',"index":['), data: mark('],"data":[') };
}

/**
 * Decodes the text that pandas' `to_json(orient="split")` writes straight into columns, without creating objects. Returns
 * null for any other text, valid or not: decode that with `JSON.parse()` and `decodeParsed()`.
 *
 * @param escaped whether the text is the inside of a JSON string, with `\"` for each quote. Default: false.
 * @param isBorrowed whether the table's cells may be overwritten by the next scan. Default: false.
 */
export function scanTable(text: TextRange, escaped = false, isBorrowed = false): Table | null {
  const marks = escaped ? ESCAPED_MARKS : MARKS;
  const cursor = new JsonCursor(text, escaped);
  if (!cursor.skip(marks.columns)) return null;
  const columns = scanHeader(cursor);
  if (columns === null || !cursor.skip(marks.index)) return null;
  const index = new Float64Array(2);
  let rows = 0;
  if (cursor.code() !== CLOSE) {
    do cursor.number(index, Math.min(rows++, 1)); while (cursor.take(COMMA));
  }
  if (!cursor.skip(marks.data)) return null;
  const dates = columns.indexOf(DATE_COLUMN);
  if (rows > 0 && dates < 0) return null;
  const data = scanRows(cursor, { width: columns.length, rows, dates, isBorrowed });
  if (data === null || !cursor.skip(END) || cursor.pos !== cursor.end) return null;
  return {
    columns,
    rows,
    firstIndex: rows === 0 ? null : index[0] ?? null,
    data,
    ...(isBorrowed ? { isBorrowed } : {}),
  };
}

interface Header {
  readonly raw: Uint8Array;
  readonly columns: readonly string[];
}

/** The recent headers. A producer repeats the same few, and comparing one is faster than reading it. */
const headers: Header[] = [];
const MAX_HEADERS = 16;

function scanHeader(cursor: JsonCursor): readonly string[] | null {
  for (const header of headers) if (cursor.skip(header.raw)) return header.columns;
  const start = cursor.pos;
  const columns = scanNames(cursor) ?? parseNames(cursor, start);
  if (columns === null) return null;
  // a copy: a view would keep the whole message in memory
  const raw = cursor.bytes.slice(start, cursor.pos);
  if (headers.length === MAX_HEADERS) headers.shift();
  headers.push({ raw, columns });
  return columns;
}

/** Reads column names that are all strings, as nearly all are. Returns null for other names. */
function scanNames(cursor: JsonCursor): readonly string[] | null {
  const columns: string[] = [];
  if (cursor.code() !== CLOSE) {
    for (;;) {
      if (!cursor.atQuote()) return null;
      columns.push(cursor.string());
      if (cursor.code() !== COMMA) break;
      cursor.pos++;
    }
  }
  if (cursor.code() !== CLOSE) return null;
  cursor.pos++;
  return nameColumns(columns);
}

/** Reads column names of any type: numbers, booleans, null, lists. Returns null if the text is not JSON. */
function parseNames(cursor: JsonCursor, start: number): readonly string[] | null {
  const end = findMark(cursor, cursor.escaped ? ESCAPED_MARKS.index : MARKS.index, start);
  if (end === null) return null;
  const raw = decoder.decode(cursor.bytes.subarray(start, end));
  try {
    const columns: unknown = JSON.parse(`[${cursor.escaped ? JSON.parse(`"${raw}"`) : raw}`);
    if (!Array.isArray(columns)) return null;
    cursor.pos = end;
    return nameColumns(columns);
  } catch {
    return null; // decodeParsed() reports what is wrong
  }
}

/** Returns where a mark stands, from `from` on, or null. */
function findMark(cursor: JsonCursor, mark: Uint8Array, from: number): number | null {
  for (let at = from; at < cursor.end; at++) {
    cursor.pos = at;
    if (cursor.bytes[at] === mark[0] && cursor.skip(mark)) return at;
  }
  return null;
}

/** The cells of all columns during the scan. */
interface Cells {
  /** All columns in one array: 60 small arrays would cost more than the rest of a one-row message. */
  readonly numbers: Float64Array;
  readonly strings: (string | null)[][];
  /** The types found in each column, as a bit set. */
  readonly seen: Uint8Array;
  readonly rows: number;
}

/** The shape of a dataframe. `dates` is the position of the column of dates. */
interface Shape {
  readonly width: number;
  readonly rows: number;
  readonly dates: number;
  readonly isBorrowed: boolean;
}

/** The memory of borrowed tables. Fresh memory costs as much as a third of the scan. */
let borrowed = new Float64Array(0);
/** The columns of borrowed one-row tables, by position: 60 views would cost more than the scan. */
let singles: Singles = { number: [], date: [], boolean: [] };
const MAX_BORROWED = (4 << 20) / 8;

function makeNumbers(length: number, isBorrowed: boolean): Float64Array {
  if (!isBorrowed || length > MAX_BORROWED) return new Float64Array(length);
  if (borrowed.length < length) {
    borrowed = new Float64Array(length);
    singles = { number: [], date: [], boolean: [] };
  }
  return borrowed;
}

function scanRows(cursor: JsonCursor, { width, rows, dates, isBorrowed }: Shape): readonly Column[] | null {
  const numbers = makeNumbers(rows * width, isBorrowed);
  const cells: Cells = { numbers, strings: [], seen: new Uint8Array(width), rows };
  for (let row = 0; row < rows; row++) {
    if (row > 0 && !cursor.take(COMMA)) return null;
    if (!cursor.take(OPEN)) return null;
    let column = 0;
    while ((column = scanPlainNumbers(cursor, cells, column, width, row)) < width) {
      if (column > 0 && !cursor.take(COMMA)) return null;
      scanCell(cursor, cells, column++, row);
    }
    if (!cursor.take(CLOSE)) return null;
  }
  const data: Column[] = [];
  for (let i = 0; i < width; i++) {
    const column = makeColumn(cells, i, i === dates);
    if (column === null) return null;
    data.push(column);
  }
  return data;
}

/**
 * Reads cells from `column` on while they are plain decimal numbers, which nearly all are. Returns the first column that is
 * not. Everything is in local variables, because a large frame spends most of its time here.
 */
function scanPlainNumbers(cursor: JsonCursor, cells: Cells, column: number, width: number, row: number): number {
  const { bytes } = cursor;
  const { numbers, seen, rows } = cells;
  const powers = EXACT_POWERS;
  let end = cursor.pos;
  for (let at = column * rows + row; column < width; column++, at += rows) {
    let pos = end;
    if (column > 0 && bytes[pos++] !== COMMA) break;
    const negative = bytes[pos] === MINUS;
    if (negative) pos++;
    const first = pos;
    let whole = 0;
    let digit = (bytes[pos] ?? 0) - ZERO;
    while (digit >= 0 && digit <= 9 && pos - first < CHUNK) {
      whole = (whole * 10 + digit) | 0;
      digit = (bytes[++pos] ?? 0) - ZERO;
    }
    let value = whole;
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = (bytes[++pos] ?? 0) - ZERO;
    }
    if (pos === first || (pos - first > 1 && bytes[first] === ZERO)) break;
    if (digit + ZERO === DOT) {
      const point = ++pos;
      let fraction = 0;
      digit = (bytes[pos] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9 && pos - point < CHUNK) {
        fraction = (fraction * 10 + digit) | 0;
        digit = (bytes[++pos] ?? 0) - ZERO;
      }
      value = value * (powers[pos - point] ?? NaN) + fraction;
      while (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digit = (bytes[++pos] ?? 0) - ZERO;
      }
      if (pos === point || pos - point > MAX_POWER || value >= EXACT_INTEGERS) break;
      value /= powers[pos - point] ?? NaN;
    } else if (value >= EXACT_INTEGERS) break;
    // an exponent, or not a number: not plain
    if (bytes[pos] !== COMMA && bytes[pos] !== CLOSE) break;
    numbers[at] = negative ? -value : value;
    seen[column] = (seen[column] ?? 0) | NUMBERS;
    end = pos;
  }
  cursor.pos = end;
  return column;
}

/** Reads one cell. Text that is not a cell makes the cursor fail. */
function scanCell(cursor: JsonCursor, { numbers, strings, seen, rows }: Cells, column: number, row: number): void {
  const at = column * rows + row;
  const code = cursor.code();
  if (cursor.atQuote()) {
    seen[column] = (seen[column] ?? 0) | STRINGS;
    const texts = strings[column] ??= new Array<null>(rows).fill(null);
    texts[row] = cursor.string();
  } else if (code === N || code === T || code === F) {
    if (!cursor.skip(code === N ? NULL : code === T ? TRUE : FALSE)) cursor.pos = -1;
    numbers[at] = code === N ? NaN : code === T ? 1 : 0;
    seen[column] = (seen[column] ?? 0) | (code === N ? MISSING : BOOLEANS);
  } else {
    cursor.number(numbers, at);
    if (numbers[at] === NOT_A_TIME) numbers[at] = NaN;
    seen[column] = (seen[column] ?? 0) | NUMBERS;
  }
}

/** Makes a column of the cells. Returns null for a mixture or an invalid date, which `decodeParsed()` handles. */
function makeColumn(cells: Cells, column: number, isDate: boolean): Column | null {
  const seen = cells.seen[column] ?? 0;
  const strings = cells.strings[column];
  if (isDate ? seen & (BOOLEANS | STRINGS) : strings !== undefined && seen & (BOOLEANS | NUMBERS)) return null;
  if (strings !== undefined) return { kind: "string", values: strings };
  const kind = seen === BOOLEANS ? "boolean" : isDate ? "date" : "number";
  if (cells.numbers === borrowed && cells.rows === 1) return getSingle(kind, column);
  const values = cells.numbers.subarray(column * cells.rows, (column + 1) * cells.rows);
  return kind === "boolean" ? { kind, values: Uint8Array.from(values) } : { kind, values };
}

function getSingle(kind: keyof Singles, at: number): Column {
  if (kind !== "boolean") return singles[kind][at] ??= { kind, values: borrowed.subarray(at, at + 1) };
  const single = singles.boolean[at] ??= { kind, values: new Uint8Array(1) };
  single.values[0] = borrowed[at] ?? 0;
  return single;
}

/** Columns of one cell by kind and position. */
interface Singles {
  readonly number: Column[];
  readonly date: Column[];
  readonly boolean: BooleanColumn[];
}
