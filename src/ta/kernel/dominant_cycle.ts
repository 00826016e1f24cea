import { fma } from "./fma.ts";

/** Rows that the smoothed price needs before the transform starts, as TA-Lib counts. */
const SKIPPED = 37;
const LONGEST = 50;
const SHORTEST = 6;
const DEGREES = 180 / Math.PI;

/** The dominant cycle's phase in degrees, row by row. */
export interface DominantCycle {
  readonly phase: Float64Array;
}

/**
 * Ehlers' homodyne discriminator and the phase of the cycle that it finds: what TA-Lib's `HT_SINE` is made of. The
 * Hilbert transform weighs a row and those two, four and six before; what came before the first counts as 0.
 */
export function dominantCycle(values: Float64Array, begin: number): DominantCycle {
  const length = values.length;
  const start = begin + SKIPPED;
  const smooth = smoothedPrice(values, begin, start);
  const detrended = new Float64Array(length);
  const quadrature = new Float64Array(length);
  const inPhase = new Float64Array(length);
  const phase = new Float64Array(length);
  let [i2, q2, re, im, period, smoothPeriod, degrees] = [0, 0, 0, 0, 0, 0, 0];
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
    smoothPeriod = fma(0.67, smoothPeriod, 0.33 * period);
    degrees = phaseOf(smooth, row, start, smoothPeriod, degrees);
    phase[row] = degrees;
  }
  return { phase };
}

/**
 * The mean of four rows with weights 1 to 4, from row `start` on; 0 before. The sums run on as TA-Lib's do: where the
 * price stands still, what is left of their rounding decides.
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

/** A period that changes by half at most, and stays between the shortest and the longest. */
function bounded(period: number, before: number): number {
  let result = period > 1.5 * before ? 1.5 * before : period;
  if (result < 0.67 * before) result = 0.67 * before;
  return result < SHORTEST ? SHORTEST : result > LONGEST ? LONGEST : result;
}

/** The phase of the wave of that period at a row, in degrees up to 315. */
function phaseOf(smooth: Float64Array, row: number, start: number, period: number, before: number): number {
  const rows = Math.floor(period + 0.5);
  const { sines, cosines } = circle(rows);
  let real = 0;
  let imaginary = 0;
  // what came before the first row counts as 0
  const last = Math.min(rows - 1, row - start);
  for (let i = 0; i <= last; i++) {
    const price = smooth[row - i] ?? NaN;
    real += (sines[i] ?? NaN) * price;
    imaginary += (cosines[i] ?? NaN) * price;
  }
  let degrees = before;
  if (Math.abs(imaginary) > 0) degrees = Math.atan(real / imaginary) * DEGREES;
  else if (real < 0) degrees -= 90;
  else if (real > 0) degrees += 90;
  // the weighted mean lags by one row
  degrees = degrees + 90 + 360 / period;
  if (imaginary < 0) degrees += 180;
  return degrees > 315 ? degrees - 360 : degrees;
}

/** Sine and cosine of every part of a full turn in `rows` parts. */
interface Circle {
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
}

const circles: Circle[] = [];

/** There are some fifty of them, each asked for again and again. */
function circle(rows: number): Circle {
  return circles[rows] ??= {
    sines: Float64Array.from({ length: rows }, (_, i) => Math.sin(i * (2 * Math.PI) / rows)),
    cosines: Float64Array.from({ length: rows }, (_, i) => Math.cos(i * (2 * Math.PI) / rows)),
  };
}
