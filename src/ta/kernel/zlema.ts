import { ema } from "./ema.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `ZLEMA`: the EMA of each value plus its gain over the lag. */
export function zlema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const lag = (period - 1) >> 1;
  const ahead = blankHead(values.length, begin + lag);
  for (let row = begin + lag; row < values.length; row++) {
    ahead[row] = 2 * (values[row] ?? NaN) - (values[row - lag] ?? NaN);
  }
  return ema(ahead, period, begin + lag);
}
