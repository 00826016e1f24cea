import { ema } from "./ema.ts";

/**
 * The triple exponential moving average, three times the EMA less three times its EMA plus the EMA of that: TA-Lib's `TEMA`.
 * `NaN` for the first `3 * (period - 1)` values.
 *
 * @throws {RangeError} unless the period is a whole number above 1.
 */
export function tema(values: Float64Array, period = 30): Float64Array {
  const once = ema(values, period);
  const twice = ema(once, period);
  const thrice = ema(twice, period);
  return once.map((value, i) => 3 * value - 3 * (twice[i] ?? NaN) + (thrice[i] ?? NaN));
}
