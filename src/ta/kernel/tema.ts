import { ema } from "./ema.ts";
import { firstRow } from "./warm_up.ts";

/** Three times the EMA less three times its EMA plus the EMA of that: TA-Lib's `TEMA`. */
export function tema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const once = ema(values, period, begin);
  const twice = ema(once, period, begin + period - 1);
  const thrice = ema(twice, period, begin + 2 * (period - 1));
  for (let row = 0; row < thrice.length; row++) {
    thrice[row] = 3 * (once[row] ?? NaN) - 3 * (twice[row] ?? NaN) + (thrice[row] ?? NaN);
  }
  return thrice;
}
