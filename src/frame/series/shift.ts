import { type Cell, type Column, repeatCell } from "../column.ts";
import { toNumbers } from "../numeric.ts";
import { allocate, type UnifiableKind, unifyKinds, writeCell, writeColumn } from "../storage.ts";

/** The column moved down by `periods` rows (up when negative); the free rows hold `fill`. */
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

/** Each cell minus the one `periods` rows before. */
export function diff(column: Column, periods: number): Float64Array {
  requireWhole("periods", periods);
  const values = toNumbers(column, "diff()");
  const out = new Float64Array(values.length).fill(NaN);
  const [start, end] = comparable(values.length, periods);
  for (let i = start; i < end; i++) out[i] = (values[i] ?? NaN) - (values[i - periods] ?? NaN);
  return out;
}

/** How much each cell is above the one `periods` rows before, as a fraction of it. */
export function pctChange(column: Column, periods: number): Float64Array {
  requireWhole("periods", periods);
  const values = toNumbers(column, "pctChange()");
  const out = new Float64Array(values.length).fill(NaN);
  const [start, end] = comparable(values.length, periods);
  for (let i = start; i < end; i++) out[i] = (values[i] ?? NaN) / (values[i - periods] ?? NaN) - 1;
  return out;
}

/** The rows that have another `periods` before them: asking for rows outside of an array is slow. */
function comparable(length: number, periods: number): readonly [start: number, end: number] {
  return [Math.max(0, periods), Math.min(length, length + periods)];
}

function requireWhole(what: string, value: number): void {
  if (!Number.isInteger(value)) throw new RangeError(`${what} must be a whole number, not ${value}`);
}
