import { type Cell, cellAt, type Column, isAllMissing, type Kind } from "./column.ts";

/** A writable column: part of a buffer, or a column under construction. It is assignable to `Column`. */
export type Storage =
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "boolean"; readonly values: Uint8Array }
  | { readonly kind: "date"; readonly values: Float64Array }
  | { readonly kind: "string"; readonly values: (string | null)[] }
  | { readonly kind: "object"; readonly values: Cell[] };

/** A column's kind for {@linkcode unifyKinds}. A column whose cells are all missing fits any kind. */
export type UnifiableKind = Kind | "missing";

/** Returns the kind of a column for {@linkcode unifyKinds}. */
export function getUnifiableKind(column: Column): UnifiableKind {
  return isAllMissing(column) ? "missing" : column.kind;
}

/**
 * Returns the kind that can hold the cells of both columns:
 *
 * | kinds | result |
 * |---|---|
 * | the same kind twice | that kind |
 * | booleans and missing cells | `number` |
 * | any other kind and missing cells | that kind |
 * | numbers and booleans | `number` |
 * | numbers and dates | `date`, numbers being epoch milliseconds |
 * | any other mixture | `object` |
 */
export function unifyKinds(a: UnifiableKind, b: UnifiableKind): Kind {
  if (a === b) return a === "missing" ? "number" : a;
  if (a === "missing" || b === "missing") {
    const kind = a === "missing" ? b : a;
    return kind === "boolean" || kind === "missing" ? "number" : kind;
  }
  const pair = new Set([a, b]);
  if (pair.has("string") || pair.has("object")) return "object";
  if (!pair.has("date")) return "number";
  return pair.has("boolean") ? "object" : "date";
}

/** Allocates `capacity` missing cells. Booleans cannot be missing and are false. */
export function allocate(kind: Kind, capacity: number): Storage {
  switch (kind) {
    case "boolean":
      return { kind, values: new Uint8Array(capacity) };
    case "number":
    case "date":
      return { kind, values: new Float64Array(capacity).fill(NaN) };
    default:
      return { kind, values: new Array<null>(capacity).fill(null) };
  }
}

/** Writes one cell. The storage's kind must be able to hold it, see `unifyKinds()`. A missing boolean becomes false. */
export function writeCell(target: Storage, at: number, cell: Cell): void {
  switch (target.kind) {
    case "boolean":
      target.values[at] = cell === true ? 1 : 0;
      break;
    case "number":
    case "date":
      target.values[at] = cell === null ? NaN : Number(cell);
      break;
    case "string":
      target.values[at] = typeof cell === "string" ? cell : null;
      break;
    case "object":
      target.values[at] = cell;
  }
}

/** Writes `count` missing cells, starting at row `at`. */
export function writeMissing(target: Storage, at: number, count: number): void {
  switch (target.kind) {
    case "number":
    case "date":
      target.values.fill(NaN, at, at + count);
      break;
    case "boolean":
      target.values.fill(0, at, at + count);
      break;
    default:
      target.values.fill(null, at, at + count);
  }
}

/** Copies `count` cells from row `from` of `source` to row `at`, and converts them to the storage's kind. */
export function writeColumn(target: Storage, at: number, source: Column, from: number, count: number): void {
  if (
    (target.kind === "number" || target.kind === "date") && (source.kind === "number" || source.kind === "date") ||
    target.kind === "boolean" && source.kind === "boolean"
  ) {
    // one cell is the most frequent case, and cheaper without a view
    if (count === 1) target.values[at] = source.values[from] ?? NaN;
    else target.values.set(source.values.subarray(from, from + count), at);
    return;
  }
  if (target.kind === "string" && source.kind === "string") {
    for (let i = 0; i < count; i++) target.values[at + i] = source.values[from + i] ?? null;
    return;
  }
  for (let i = 0; i < count; i++) writeCell(target, at + i, cellAt(source, from + i));
}

/** Copies the rows from `start` to before `end`. */
export function copyRows(column: Column, start: number, end: number): Storage {
  switch (column.kind) {
    case "boolean":
      return { kind: column.kind, values: column.values.slice(start, end) };
    case "number":
    case "date":
      return { kind: column.kind, values: column.values.slice(start, end) };
    case "string":
      return { kind: column.kind, values: column.values.slice(start, end) };
    case "object":
      return { kind: column.kind, values: column.values.slice(start, end) };
  }
}

/** Converts a column to another kind, which must be able to hold its cells. */
export function convertColumn(column: Column, kind: Kind): Column {
  if (column.kind === kind) return column;
  const length = column.values.length;
  const converted = allocate(kind, length);
  writeColumn(converted, 0, column, 0, length);
  return converted;
}

/** Copies the listed rows, in that order. -1 stands for a missing row. */
export function gatherRows(column: Column, rows: Int32Array): Column {
  if (column.kind === "number" || column.kind === "date") {
    const source = column.values;
    const values = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) values[i] = source[rows[i] ?? -1] ?? NaN;
    return { kind: column.kind, values };
  }
  const kind = column.kind === "boolean" && rows.includes(-1) ? "number" : column.kind;
  const gathered = allocate(kind, rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    if (row >= 0) writeCell(gathered, i, cellAt(column, row));
  }
  return gathered;
}
