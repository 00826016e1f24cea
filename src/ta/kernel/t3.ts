import { ema } from "./ema.ts";
import { blank, firstRow } from "./warm_up.ts";

/** Tillson's T3, six EMAs one of the other, weighed: TA-Lib's `T3`. */
export function t3(
  values: Float64Array,
  period: number,
  vfactor: number,
  begin: number = firstRow(values),
): Float64Array {
  if (period === 1) return values.slice();
  const averages = [values];
  for (let stage = 0; stage < 6; stage++) {
    averages.push(ema(averages[stage] ?? values, period, begin + stage * (period - 1)));
  }
  const [, , , third = values, fourth = values, fifth = values, sixth = values] = averages;
  const square = vfactor * vfactor;
  const ofSixth = -square * vfactor;
  const ofFifth = 3 * (square - ofSixth);
  const ofFourth = -6 * square - 3 * (vfactor - ofSixth);
  const ofThird = 1 + 3 * vfactor - ofSixth + 3 * square;
  const out = blank(values.length);
  for (let row = begin + 6 * (period - 1); row < out.length; row++) {
    out[row] = ofSixth * (sixth[row] ?? NaN) + ofFifth * (fifth[row] ?? NaN) + ofFourth * (fourth[row] ?? NaN) +
      ofThird * (third[row] ?? NaN);
  }
  return out;
}
