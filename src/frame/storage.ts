import { type Cell, cellAt, type Column, isAllMissing, type Kind } from "./column.ts";

/** A column that may be written to: what a buffer holds, or what is being built. Assignable to `Column`. */
export type Storage =
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "boolean"; readonly values: Uint8Array }
  | { readonly kind: "date"; readonly values: Float64Array }
  | { readonly kind: "string"; readonly values: (string | null)[] }
  | { readonly kind: "object"; readonly values: Cell[] };

/** The kind of a column for unification: one without any value says nothing about its kind. */
export type UnifiableKind = Kind | "missing";

/** What a column brings to a unification. */
export function getUnifiableKind(column: Column): UnifiableKind {
  return isAllMissing(column) ? "missing" : column.kind;
}

/**
 * The kind that can hold the cells of both columns: missing cells fit everywhere but into booleans, which become
 * numbers; numbers and booleans become numbers, numbers among dates are epoch milliseconds; other mixtures are objects.
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

/** Room for `capacity` cells, all missing (false, where the kind knows no missing cell). */
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

/** Writes one cell. The storage's kind must be able to hold it (`unifyKinds`); a missing cell in booleans is false. */
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

/** Writes `count` missing cells from `at` on. */
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

/** Copies `count` cells of `source`, from its row `from` on, to `at`, turning them into the storage's kind. */
export function writeColumn(target: Storage, at: number, source: Column, from: number, count: number): void {
  if (
    (target.kind === "number" || target.kind === "date") && (source.kind === "number" || source.kind === "date") ||
    target.kind === "boolean" && source.kind === "boolean"
  ) {
    // one cell is the usual case: no view is worth making for it
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

/** Rows `start` to `end` of a column, as an own copy. */
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

/** The same cells in another kind, which must be able to hold them. */
export function convertColumn(column: Column, kind: Kind): Column {
  if (column.kind === kind) return column;
  const length = column.values.length;
  const converted = allocate(kind, length);
  writeColumn(converted, 0, column, 0, length);
  return converted;
}

/** The rows that `rows` names, in that order; -1 stands for a row that is missing. */
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
