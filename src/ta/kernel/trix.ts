import { emaSeeds } from "./ema_cascade.ts";
import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `TRIX`: the change of the triple EMA since the row before in percent. */
export function trix(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const first = begin + 3 * (period - 1) + 1;
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  const weight = 2 / (period + 1);
  let [once = NaN, twice = NaN, thrice = NaN] = emaSeeds(values, period, 3, begin);
  for (let row = first; row < out.length; row++) {
    const before = thrice;
    once = fma((values[row] ?? NaN) - once, weight, once);
    twice = fma(once - twice, weight, twice);
    thrice = fma(twice - thrice, weight, thrice);
    out[row] = before === 0 ? 0 : (thrice / before - 1) * 100;
  }
  return out;
}
