import { emaSeeds } from "./ema_cascade.ts";
import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `TEMA`: three EMAs minus three EMAs of the EMA plus the EMA of that. */
export function tema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const first = begin + 3 * (period - 1);
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  const weight = 2 / (period + 1);
  let [once = NaN, twice = NaN, thrice = NaN] = emaSeeds(values, period, 3, begin);
  out[first] = 3 * once - 3 * twice + thrice;
  for (let row = first + 1; row < out.length; row++) {
    once = fma((values[row] ?? NaN) - once, weight, once);
    twice = fma(once - twice, weight, twice);
    thrice = fma(twice - thrice, weight, thrice);
    out[row] = 3 * once - 3 * twice + thrice;
  }
  return out;
}
