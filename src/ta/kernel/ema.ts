import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `EMA`: the exponential moving average, seeded with the mean of the first `period` rows. */
export function ema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const first = begin + period - 1;
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  let average = meanOfRows(values, begin, period);
  out[first] = average;
  const weight = 2 / (period + 1);
  for (let row = first + 1; row < values.length; row++) {
    average = fma((values[row] ?? NaN) - average, weight, average);
    out[row] = average;
  }
  return out;
}

/** Computes TA-Lib's `RMA`: Wilder's moving average, seeded with the mean of the first `period` rows. */
export function rma(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const first = begin + period - 1;
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  let average = meanOfRows(values, begin, period);
  out[first] = average;
  const { kept, added } = wilderWeights(period);
  for (let row = first + 1; row < values.length; row++) {
    average = fma(kept, average, added * (values[row] ?? NaN));
    out[row] = average;
  }
  return out;
}

/** Returns the weights of the previous average and of the new value in Wilder's moving average. */
export function wilderWeights(period: number): { readonly kept: number; readonly added: number } {
  const kept = (period - 1) / period;
  return { kept, added: 1 - kept };
}

function meanOfRows(values: Float64Array, begin: number, period: number): number {
  let sum = 0;
  for (let row = begin; row < begin + period; row++) sum += values[row] ?? NaN;
  return sum / period;
}
