import { type Cell, cellAt, type Column, isAllMissing, isMissing } from "../column.ts";
import { toNumbers } from "../numeric.ts";
import { requireLength } from "../rows.ts";
import { isColumn, type Operand } from "./operand.ts";

/**
 * Compares row by row and returns a mask with 1 where the comparison holds. With a missing cell on either side only `ne`
 * holds.
 *
 * @throws {TypeError} text is ordered beside numbers
 * @throws {RangeError} the other column has another length
 */
export function compare(comparison: Comparison, a: Column, b: Operand): Uint8Array {
  if (isColumn(b)) requireLength("other Series", b.values.length, a.values.length);
  if (isNumeric(a) && (isColumn(b) ? isNumeric(b) : typeof b !== "string")) {
    const left = toNumbers(a, comparison);
    return isColumn(b)
      ? compareWithColumn(comparison, left, toNumbers(b, comparison))
      : compareWithScalar(comparison, left, b === null ? NaN : Number(b));
  }
  return compareCells(comparison, a, b);
}

/** pandas' comparisons. */
export type Comparison = "gt" | "ge" | "lt" | "le" | "eq" | "ne";

function isNumeric(column: Column): boolean {
  return column.kind === "number" || column.kind === "date" || column.kind === "boolean";
}

function compareWithScalar(comparison: Comparison, a: Float64Array, b: number): Uint8Array {
  const out = new Uint8Array(a.length);
  switch (comparison) {
    case "gt":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) > b ? 1 : 0;
      break;
    case "ge":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) >= b ? 1 : 0;
      break;
    case "lt":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) < b ? 1 : 0;
      break;
    case "le":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) <= b ? 1 : 0;
      break;
    case "eq":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) === b ? 1 : 0;
      break;
    case "ne":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) !== b ? 1 : 0;
  }
  return out;
}

function compareWithColumn(comparison: Comparison, a: Float64Array, b: Float64Array): Uint8Array {
  const out = new Uint8Array(a.length);
  switch (comparison) {
    case "gt":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) > (b[i] ?? NaN) ? 1 : 0;
      break;
    case "ge":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) >= (b[i] ?? NaN) ? 1 : 0;
      break;
    case "lt":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) < (b[i] ?? NaN) ? 1 : 0;
      break;
    case "le":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) <= (b[i] ?? NaN) ? 1 : 0;
      break;
    case "eq":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) === (b[i] ?? NaN) ? 1 : 0;
      break;
    case "ne":
      for (let i = 0; i < out.length; i++) out[i] = (a[i] ?? NaN) !== (b[i] ?? NaN) ? 1 : 0;
  }
  return out;
}

function compareCells(comparison: Comparison, a: Column, b: Operand): Uint8Array {
  const out = new Uint8Array(a.values.length);
  // a column without any value (no tag yet) has no kind that could be wrong
  const isOrderable = isAllMissing(a) || isColumn(b) && isAllMissing(b);
  for (let i = 0; i < out.length; i++) {
    const left = cellAt(a, i);
    const right = isColumn(b) ? cellAt(b, i) : b;
    out[i] = Number(
      isMissing(left) || isMissing(right) ? comparison === "ne" : holds(comparison, left, right, isOrderable),
    );
  }
  return out;
}

function holds(comparison: Comparison, a: Cell, b: Cell, isOrderable: boolean): boolean {
  const left = typeof a === "boolean" ? Number(a) : a;
  const right = typeof b === "boolean" ? Number(b) : b;
  if (comparison === "eq") return left === right;
  if (comparison === "ne") return left !== right;
  if (left === null || right === null || typeof left !== typeof right) {
    if (isOrderable) return false;
    throw new TypeError(`${comparison}() cannot order ${typeof a} and ${typeof b}`);
  }
  if (comparison === "gt") return left > right;
  if (comparison === "ge") return left >= right;
  if (comparison === "lt") return left < right;
  return left <= right;
}
