import { isZeroBeside } from "./constants.ts";
import { heldRange } from "./held_range.ts";
import { maLookback, type MaType, movingAverage } from "./moving_average.ts";
import { blankBefore, blankHead } from "./warm_up.ts";

/** Returns the place of the close in the range of `period` rows, from 0 to 100; 0 without a range. */
export function fastK(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  begin: number,
): Float64Array {
  const out = blankHead(close.length, begin + period - 1);
  const { highest, lowest } = heldRange(high, low, period, begin);
  for (let row = begin + period - 1; row < out.length; row++) {
    const top = highest[row] ?? NaN;
    const bottom = lowest[row] ?? NaN;
    const flat = isZeroBeside(top - bottom, Math.abs(top) + Math.abs(bottom));
    out[row] = flat ? 0 : ((close[row] ?? NaN) - bottom) / (top - bottom) * 100;
  }
  return out;
}

/** Computes the moving average of a column from row `begin` on, and blanks the rows of both before its first value. */
export function withAverage(values: Float64Array, period: number, matype: MaType, begin: number): Smoothed {
  const start = begin + maLookback(period, matype);
  const average = blankBefore(movingAverage(values, period, matype, begin), start);
  return { values: blankBefore(values, start), average, start };
}

/** A column, its moving average, and the first row in which both have a value. */
export interface Smoothed {
  readonly values: Float64Array;
  readonly average: Float64Array;
  readonly start: number;
}
