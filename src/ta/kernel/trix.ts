import { ema } from "./ema.ts";
import { overLag } from "./lag.ts";
import { firstRow } from "./warm_up.ts";

/** By how many percent the EMA of the EMA of the EMA has changed since the row before: TA-Lib's `TRIX`. */
export function trix(values: Float64Array, period: number): Float64Array {
  const begin = firstRow(values);
  const once = ema(values, period, begin);
  const twice = ema(once, period, begin + period - 1);
  const thrice = ema(twice, period, begin + 2 * (period - 1));
  return overLag(thrice, 1, (value, before) => before === 0 ? 0 : (value / before - 1) * 100);
}
