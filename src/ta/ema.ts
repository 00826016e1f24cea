import { checkedPeriod, firstValue } from "./warm_up.ts";

/**
 * The exponential moving average: TA-Lib's `EMA`. It starts with the mean of the first `period` values (leading missing ones
 * are skipped); before that the result is `NaN`.
 *
 * @throws {RangeError} unless the period is a whole number above 1.
 */
export function ema(values: Float64Array, period = 30): Float64Array {
  checkedPeriod("ema()", period);
  const out = new Float64Array(values.length).fill(NaN);
  const start = firstValue(values);
  if (start + period > values.length) return out;
  let sum = 0;
  for (let i = start; i < start + period; i++) sum += values[i] ?? NaN;
  let average = sum / period;
  out[start + period - 1] = average;
  const weight = 2 / (period + 1);
  for (let i = start + period; i < values.length; i++) {
    average += ((values[i] ?? NaN) - average) * weight;
    out[i] = average;
  }
  return out;
}
