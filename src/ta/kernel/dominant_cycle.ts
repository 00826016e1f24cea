import { type HilbertTransform, hilbertTransform } from "./hilbert_transform.ts";

/** Rows that the smoothed price needs before the transform starts, as TA-Lib counts. */
const SKIPPED = 37;
const DEGREES = 180 / Math.PI;

/** The Hilbert transform, and the dominant cycle's phase in degrees, row by row. */
export interface DominantCycle extends HilbertTransform {
  readonly phase: Float64Array;
}

/** Computes the phase of the cycle that Ehlers' discriminator finds: what TA-Lib's `HT_SINE` is made of. */
export function dominantCycle(values: Float64Array, begin: number): DominantCycle {
  const transform = hilbertTransform(values, begin, SKIPPED);
  const { start, smooth, period } = transform;
  const phase = new Float64Array(values.length);
  let degrees = 0;
  for (let row = start; row < values.length; row++) {
    degrees = phaseOf(smooth, row, start, period[row] ?? NaN, degrees);
    phase[row] = degrees;
  }
  return { ...transform, phase };
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
