import { maLookback, type MaType, movingAverage } from "./moving_average.ts";
import { blank, firstRow } from "./warm_up.ts";

/** What a function makes of a faster and a slower average, each of which starts where it can. */
export function overAverages(
  values: Float64Array,
  { fast, slow, matype }: { readonly fast: number; readonly slow: number; readonly matype: MaType },
  combine: (faster: number, slower: number) => number,
): Float64Array {
  const begin = firstRow(values);
  const shorter = movingAverage(values, Math.min(fast, slow), matype, begin);
  const longer = movingAverage(values, Math.max(fast, slow), matype, begin);
  const out = blank(values.length);
  for (let row = begin + maLookback(Math.max(fast, slow), matype); row < out.length; row++) {
    out[row] = combine(shorter[row] ?? NaN, longer[row] ?? NaN);
  }
  return out;
}
