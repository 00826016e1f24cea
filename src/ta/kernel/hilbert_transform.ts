import { fma } from "./fma.ts";

const LONGEST = 50;
const SHORTEST = 6;
const DEGREES = 180 / Math.PI;

/** The lines of Ehlers' Hilbert transform, row by row; 0 before `start`. */
export interface HilbertTransform {
  readonly start: number;
  /** The price, smoothed over four rows. */
  readonly smooth: Float64Array;
  readonly inPhase: Float64Array;
  readonly quadrature: Float64Array;
  /** The smoothed period of the dominant cycle, in rows. */
  readonly period: Float64Array;
}

/**
 * Computes Ehlers' homodyne discriminator, on which TA-Lib's `HT_` functions and `MAMA` are built. It starts `skipped` rows
 * after `begin`. The transform weighs a row and those two, four and six before; what came before the first counts as 0.
 */
export function hilbertTransform(values: Float64Array, begin: number, skipped: number): HilbertTransform {
  const length = values.length;
  const start = begin + skipped;
  const smooth = smoothedPrice(values, begin, start);
  const detrended = new Float64Array(length);
  const quadrature = new Float64Array(length);
  const inPhase = new Float64Array(length);
  const smoothPeriod = new Float64Array(length);
  let [i2, q2, re, im, period, lastSmoothPeriod] = [0, 0, 0, 0, 0, 0];
  for (let row = start; row < length; row++) {
    const adjust = fma(0.075, period, 0.54);
    detrended[row] = hilbert(smooth, row) * adjust;
    quadrature[row] = hilbert(detrended, row) * adjust;
    inPhase[row] = detrended[row - 3] ?? 0;
    const before = { i2, q2, period };
    q2 = fma(0.2, (quadrature[row] ?? NaN) + hilbert(inPhase, row) * adjust, 0.8 * before.q2);
    i2 = fma(0.2, (inPhase[row] ?? NaN) - hilbert(quadrature, row) * adjust, 0.8 * before.i2);
    re = fma(0.8, re, 0.2 * fma(i2, before.i2, q2 * before.q2));
    im = fma(0.8, im, 0.2 * (i2 * before.q2 - q2 * before.i2));
    if (im !== 0 && re !== 0) period = 360 / (Math.atan(im / re) * DEGREES);
    period = fma(0.2, bounded(period, before.period), 0.8 * before.period);
    lastSmoothPeriod = fma(0.67, lastSmoothPeriod, 0.33 * period);
    smoothPeriod[row] = lastSmoothPeriod;
  }
  return { start, smooth, inPhase, quadrature, period: smoothPeriod };
}

/**
 * Computes the mean of four rows with weights 1 to 4, from row `start` on; 0 before. The sums run on as TA-Lib's do, since
 * their rounding errors decide the result where the price stands still.
 */
function smoothedPrice(values: Float64Array, begin: number, start: number): Float64Array {
  const out = new Float64Array(values.length);
  let sum = 0;
  let weighed = 0;
  for (let row = begin; row < Math.min(begin + 3, values.length); row++) {
    sum += values[row] ?? NaN;
    weighed += (values[row] ?? NaN) * (row - begin + 1);
  }
  let leaving = 0;
  for (let row = begin + 3; row < values.length; row++) {
    const value = values[row] ?? NaN;
    sum += value;
    sum -= leaving;
    weighed += value * 4;
    leaving = values[row - 3] ?? NaN;
    if (row >= start) out[row] = weighed * 0.1;
    weighed -= sum;
  }
  return out;
}

function hilbert(values: Float64Array, row: number): number {
  const [oldest, newest] = [0.0962 * (values[row - 6] ?? NaN), 0.0962 * (values[row] ?? NaN)];
  const [older, newer] = [0.5769 * (values[row - 4] ?? NaN), 0.5769 * (values[row - 2] ?? NaN)];
  return -oldest + newest - older + newer;
}

/** Limits a period to half as much again as before, and to the range from the shortest to the longest. */
function bounded(period: number, before: number): number {
  let result = period > 1.5 * before ? 1.5 * before : period;
  if (result < 0.67 * before) result = 0.67 * before;
  return result < SHORTEST ? SHORTEST : result > LONGEST ? LONGEST : result;
}
