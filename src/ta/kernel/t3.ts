import { emaSeeds } from "./ema_cascade.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Tillson's T3, six EMAs one of the other, weighed: TA-Lib's `T3`. */
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
  const ofThird = 1 + 3 * vfactor - ofSixth + 3 * square;
  const weight = 2 / (period + 1);
  let [e1 = NaN, e2 = NaN, e3 = NaN, e4 = NaN, e5 = NaN, e6 = NaN] = emaSeeds(values, period, 6, begin);
  out[first] = ofSixth * e6 + ofFifth * e5 + ofFourth * e4 + ofThird * e3;
  for (let row = first + 1; row < out.length; row++) {
    e1 += ((values[row] ?? NaN) - e1) * weight;
    e2 += (e1 - e2) * weight;
    e3 += (e2 - e3) * weight;
    e4 += (e3 - e4) * weight;
    e5 += (e4 - e5) * weight;
    e6 += (e5 - e6) * weight;
    out[row] = ofSixth * e6 + ofFifth * e5 + ofFourth * e4 + ofThird * e3;
  }
  return out;
}
