import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `WMA`: the mean with weights from 1 for the oldest row to `period` for the newest. */
export function wma(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const weights = period * (period + 1) / 2;
  const full = begin + period - 1;
  const out = blankHead(values.length, full);
  let weighed = 0;
  let sum = 0;
  for (let row = begin; row < Math.min(full, values.length); row++) {
    const value = values[row] ?? NaN;
    sum += value;
    weighed += value * (row - begin + 1);
  }
  let left = FRESH_AFTER * period;
  let leaving = 0;
  for (let row = full; row < values.length; row++) {
    const value = values[row] ?? NaN;
    sum += value;
    sum -= leaving;
    weighed += value * period;
    const oldest = row - period + 1;
    // otherwise rounding errors and missing values would stay in the sums
    if (--left <= 0) {
      left = FRESH_AFTER * period;
      sum = 0;
      weighed = 0;
      for (let i = oldest; i <= row; i++) {
        sum += values[i] ?? NaN;
        weighed += (values[i] ?? NaN) * (i - oldest + 1);
      }
    }
    leaving = values[oldest] ?? NaN;
    out[row] = weighed / weights;
    weighed -= sum;
  }
  return out;
}

/** TA-Lib recomputes its running sums after this many periods. */
const FRESH_AFTER = 8;
