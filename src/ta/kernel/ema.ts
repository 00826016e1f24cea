import { blankHead, firstRow } from "./warm_up.ts";

/** The exponential mean that starts with the mean of the first `period` rows: TA-Lib's `EMA`. */
export function ema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  return smoothed(values, period, 2 / (period + 1), begin);
}

/** Wilder's mean, which forgets more slowly: TA-Lib's `RMA`. */
export function rma(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  return smoothed(values, period, 1 / period, begin);
}

function smoothed(values: Float64Array, period: number, weight: number, begin: number): Float64Array {
  const first = begin + period - 1;
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  let average = 0;
  for (let row = begin; row <= first; row++) average += values[row] ?? NaN;
  average /= period;
  out[first] = average;
  for (let row = first + 1; row < values.length; row++) {
    average += ((values[row] ?? NaN) - average) * weight;
    out[row] = average;
  }
  return out;
}
