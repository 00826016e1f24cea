import { emaSeeds } from "./ema_cascade.ts";
import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `DEMA`: twice the EMA minus the EMA of the EMA. */
export function dema(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const first = begin + 2 * (period - 1);
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  const weight = 2 / (period + 1);
  let [once = NaN, twice = NaN] = emaSeeds(values, period, 2, begin);
  out[first] = 2 * once - twice;
  for (let row = first + 1; row < out.length; row++) {
    once = fma((values[row] ?? NaN) - once, weight, once);
    twice = fma(once - twice, weight, twice);
    out[row] = 2 * once - twice;
  }
  return out;
}
