import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `SUM`, a running sum of `period` rows. As there, all rows from a missing value on are `NaN`. */
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

/** Computes TA-Lib's `SMA`: the mean of `period` rows. */
export function sma(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const out = movingSum(values, period, begin);
  for (let row = 0; row < out.length; row++) out[row] = (out[row] ?? NaN) / period;
  return out;
}
