import { blankHead } from "./warm_up.ts";

/** Returns the largest of a candle's range and its distances from the close before. */
export function trueRangeOf(high: number, low: number, closeBefore: number): number {
  let range = high - low;
  const above = Math.abs(closeBefore - high);
  const below = Math.abs(closeBefore - low);
  if (above > range) range = above;
  if (below > range) range = below;
  return range;
}

/** Computes TA-Lib's `TRANGE`: the true range of every row after `begin`. */
export function trueRange(high: Float64Array, low: Float64Array, close: Float64Array, begin: number): Float64Array {
  const out = blankHead(close.length, begin + 1);
  for (let row = begin + 1; row < out.length; row++) {
    out[row] = trueRangeOf(high[row] ?? NaN, low[row] ?? NaN, close[row - 1] ?? NaN);
  }
  return out;
}
