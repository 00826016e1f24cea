import { blankHead, firstRow } from "./warm_up.ts";

/** After so many periods TA-Lib adds the window up anew. */
const FRESH_AFTER = 32;

/**
 * The variance (`ddof` 0) of `period` rows: TA-Lib's `VAR`. Sums run over the distances from a value nearby, and start
 * anew from the window's own mean where they have lost their digits.
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

/** The standard deviation (`ddof` 0) of `period` rows: TA-Lib's `STDDEV`. */
export function deviation(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const out = variance(values, period, begin);
  for (let row = begin; row < out.length; row++) out[row] = Math.sqrt(out[row] ?? NaN);
  return out;
}
