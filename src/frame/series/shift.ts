import { type Cell, type Column, repeatCell } from "../column.ts";
import { toNumbers } from "../numeric.ts";
import { allocate, type UnifiableKind, unifyKinds, writeCell, writeColumn } from "../storage.ts";

/** Moves a column down by `periods` rows, or up if negative. The rows that become free hold `fill`. */
export function shift(column: Column, periods: number, fill: Cell): Column {
  requireWhole("periods", periods);
  const length = column.values.length;
  const free = Math.min(Math.abs(periods), length);
  if (free === 0) return column;
  const filled: UnifiableKind = fill === null ? "missing" : repeatCell(fill, 0).kind;
  const out = allocate(unifyKinds(column.kind, filled), length);
  if (free < length) writeColumn(out, Math.max(periods, 0), column, Math.max(-periods, 0), length - free);
  if (fill !== null) {
    const first = periods > 0 ? 0 : length - free;
    for (let row = first; row < first + free; row++) writeCell(out, row, fill);
  }
  return out;
}

/** Subtracts the cell `periods` rows before from each cell. */
export function diff(column: Column, periods: number): Float64Array {
  requireWhole("periods", periods);
  const values = toNumbers(column, "diff()");
  const out = new Float64Array(values.length).fill(NaN);
  const [start, end] = comparable(values.length, periods);
  for (let i = start; i < end; i++) out[i] = (values[i] ?? NaN) - (values[i - periods] ?? NaN);
  return out;
}

/** Returns the change of each cell since `periods` rows before, as a fraction. */
export function pctChange(column: Column, periods: number): Float64Array {
  requireWhole("periods", periods);
  const values = toNumbers(column, "pctChange()");
  const out = new Float64Array(values.length).fill(NaN);
  const [start, end] = comparable(values.length, periods);
  for (let i = start; i < end; i++) out[i] = (values[i] ?? NaN) / (values[i - periods] ?? NaN) - 1;
  return out;
}

/** Returns the rows that have another one `periods` before. Reading outside of an array is slow. */
function comparable(length: number, periods: number): readonly [start: number, end: number] {
  return [Math.max(0, periods), Math.min(length, length + periods)];
}

function requireWhole(what: string, value: number): void {
  if (!Number.isInteger(value)) throw new RangeError(`${what} must be a whole number, not ${value}`);
}
