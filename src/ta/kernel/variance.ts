import { blankHead, firstRow } from "./warm_up.ts";

/**
 * Computes TA-Lib's `VAR`: the variance (`ddof` 0) of `period` rows. The running sums are those of the distances from a
 * value nearby. They are recomputed around the mean of the window when they have lost too many digits.
 */
export function variance(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const full = begin + period - 1;
  const out = blankHead(values.length, full);
  const share = 1 / period;
  let centre = values[begin] ?? NaN;
  let sum = 0;
  let squares = 0;
  for (let row = begin; row < Math.min(full, values.length); row++) {
    const distance = (values[row] ?? NaN) - centre;
    sum += distance;
    squares += distance * distance;
  }
  let left = FRESH_AFTER * period;
  for (let row = full; row < values.length; row++) {
    const oldest = row - period + 1;
    const entering = (values[row] ?? NaN) - centre;
    sum += entering;
    squares += entering * entering;
    let result = squares * share - (sum * share) ** 2;
    let leaving = (values[oldest] ?? NaN) - centre;
    sum -= leaving;
    squares -= leaving * leaving;
    left--;
    if (result < 1e-6 * (squares * share) || leaving * leaving > 1e6 * squares || left <= 0) {
      left = FRESH_AFTER * period;
      centre = 0;
      for (let i = oldest; i <= row; i++) centre += values[i] ?? NaN;
      centre *= share;
      sum = 0;
      squares = 0;
      for (let i = oldest; i <= row; i++) {
        const distance = (values[i] ?? NaN) - centre;
        sum += distance;
        squares += distance * distance;
      }
      result = squares * share - (sum * share) ** 2;
      if (result < 1e-12 * (squares * share)) result = 0;
      leaving = (values[oldest] ?? NaN) - centre;
      sum -= leaving;
      squares -= leaving * leaving;
    }
    out[row] = result;
  }
  return out;
}

/** TA-Lib recomputes its running sums after this many periods. */
const FRESH_AFTER = 32;

/** Computes TA-Lib's `STDDEV`: the standard deviation (`ddof` 0) of `period` rows. */
export function deviation(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const out = variance(values, period, begin);
  for (let row = begin; row < out.length; row++) out[row] = Math.sqrt(out[row] ?? NaN);
  return out;
}
