import { fma } from "./fma.ts";
import { hilbertTransform } from "./hilbert_transform.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Rows that the smoothed price needs before the transform starts, as TA-Lib counts. */
const SKIPPED = 12;
/** Rows before the first value. */
export const MAMA_LOOKBACK = 32;
const DEGREES = 180 / Math.PI;

/** The lines of TA-Lib's `MAMA`. */
export interface MamaLines {
  readonly mama: Float64Array;
  readonly fama: Float64Array;
}

/** Computes Ehlers' MESA adaptive moving average, which follows the price faster the faster its phase changes. */
export function mamaLines(
  values: Float64Array,
  fastLimit: number,
  slowLimit: number,
  begin: number = firstRow(values),
): MamaLines {
  const { length } = values;
  const mama = blankHead(length, begin + MAMA_LOOKBACK);
  const fama = blankHead(length, begin + MAMA_LOOKBACK);
  const { start, inPhase, quadrature } = hilbertTransform(values, begin, SKIPPED);
  let [average, following, phase] = [0, 0, 0];
  for (let row = start; row < length; row++) {
    const real = inPhase[row] ?? NaN;
    const before = phase;
    phase = real === 0 ? 0 : Math.atan((quadrature[row] ?? NaN) / real) * DEGREES;
    const change = before - phase;
    // NaN passes through: it is neither above 1 nor below the slow limit
    let weight = change > 1 ? fastLimit / change : fastLimit;
    if (weight < slowLimit && change > 1) weight = slowLimit;
    average = fma(1 - weight, average, weight * (values[row] ?? NaN));
    weight *= 0.5;
    following = fma(1 - weight, following, weight * average);
    if (row < begin + MAMA_LOOKBACK) continue;
    mama[row] = average;
    fama[row] = following;
  }
  return { mama, fama };
}
