import { isZeroBeside } from "./constants.ts";
import { heldRange } from "./held_range.ts";
import { maLookback, type MaType, movingAverage } from "./moving_average.ts";
import { blankBefore, blankHead } from "./warm_up.ts";

/** Where the close stands between the lowest low and the highest high of `period` rows, 0 to 100; 0 where they are one. */
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

/** A column, its moving average, and the row in which both are there. */
export interface Smoothed {
  readonly values: Float64Array;
  readonly average: Float64Array;
  readonly start: number;
}

/** The moving average of a column that starts at row `begin`, and the column cut off where the average starts. */
export function withAverage(values: Float64Array, period: number, matype: MaType, begin: number): Smoothed {
  const start = begin + maLookback(period, matype);
  const average = blankBefore(movingAverage(values, period, matype, begin), start);
  return { values: blankBefore(values, start), average, start };
}
