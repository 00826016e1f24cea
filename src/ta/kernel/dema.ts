import { ema } from "./ema.ts";
import { firstRow } from "./warm_up.ts";

/** Twice the EMA less its EMA: TA-Lib's `DEMA`. */
export function dema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const once = ema(values, period, begin);
  const twice = ema(once, period, begin + period - 1);
  for (let row = 0; row < twice.length; row++) twice[row] = 2 * (once[row] ?? NaN) - (twice[row] ?? NaN);
  return twice;
}
