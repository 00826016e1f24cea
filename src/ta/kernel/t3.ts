import { emaSeeds } from "./ema_cascade.ts";
import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `T3`: a weighted sum of six EMAs, each of the one before. */
export function t3(
  values: Float64Array,
  period: number,
  vfactor: number,
  begin: number = firstRow(values),
): Float64Array {
  if (period === 1) return values.slice();
  const first = begin + 6 * (period - 1);
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  const square = vfactor * vfactor;
  const ofSixth = -square * vfactor;
  const ofFifth = 3 * (square - ofSixth);
  const ofFourth = -6 * square - 3 * (vfactor - ofSixth);
  const ofThird = fma(3, square, fma(3, vfactor, 1) - ofSixth);
  const weight = 2 / (period + 1);
  const kept = 1 - weight;
  const step = (average: number, value: number): number => fma(kept, average, weight * value);
  let [e1 = NaN, e2 = NaN, e3 = NaN, e4 = NaN, e5 = NaN, e6 = NaN] = emaSeeds(values, period, 6, begin, step);
  out[first] = fma(ofThird, e3, fma(ofFourth, e4, fma(ofSixth, e6, ofFifth * e5)));
  for (let row = first + 1; row < out.length; row++) {
    e1 = fma(kept, e1, weight * (values[row] ?? NaN));
    e2 = fma(kept, e2, weight * e1);
    e3 = fma(kept, e3, weight * e2);
    e4 = fma(kept, e4, weight * e3);
    e5 = fma(kept, e5, weight * e4);
    e6 = fma(kept, e6, weight * e5);
    out[row] = fma(ofThird, e3, fma(ofFourth, e4, fma(ofSixth, e6, ofFifth * e5)));
  }
  return out;
}
