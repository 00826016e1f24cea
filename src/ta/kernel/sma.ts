import { blankHead, firstRow } from "./warm_up.ts";

/** The running sum of `period` rows: TA-Lib's `SUM`. A missing value in between makes all later rows missing, as there. */
export function movingSum(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const full = Math.min(begin + period - 1, values.length);
  const out = blankHead(values.length, full);
  let total = 0;
  for (let row = begin; row < full; row++) total += values[row] ?? NaN;
  for (let row = full; row < values.length; row++) {
    total += values[row] ?? NaN;
    out[row] = total;
    total -= values[row - period + 1] ?? NaN;
  }
  return out;
}

/** The mean of `period` rows: TA-Lib's `SMA`. */
export function sma(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const full = Math.min(begin + period - 1, values.length);
  const out = blankHead(values.length, full);
  let total = 0;
  for (let row = begin; row < full; row++) total += values[row] ?? NaN;
  for (let row = full; row < values.length; row++) {
    total += values[row] ?? NaN;
    out[row] = total / period;
    total -= values[row - period + 1] ?? NaN;
  }
  return out;
}
