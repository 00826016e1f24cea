import { ema } from "./ema.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** The EMA of what each row has gained over its lag: TA-Lib's `ZLEMA`. */
export function zlema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const lag = (period - 1) >> 1;
  const ahead = blankHead(values.length, begin + lag);
  for (let row = begin + lag; row < values.length; row++) {
    ahead[row] = 2 * (values[row] ?? NaN) - (values[row - lag] ?? NaN);
  }
  return ema(ahead, period, begin + lag);
}
