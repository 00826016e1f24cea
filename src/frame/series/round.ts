/** Rounds to `decimals` places, halves to the even neighbour. It multiplies and divides, so it errs where NumPy does. */
export function round(values: Float64Array, decimals: number): Float64Array {
  if (!Number.isInteger(decimals)) throw new RangeError(`decimals must be a whole number, not ${decimals}`);
  const scale = 10 ** Math.abs(decimals);
  const out = new Float64Array(values.length);
  if (decimals >= 0) {
    for (let i = 0; i < out.length; i++) out[i] = roundHalfToEven((values[i] ?? NaN) * scale) / scale;
  } else {
    for (let i = 0; i < out.length; i++) out[i] = roundHalfToEven((values[i] ?? NaN) / scale) * scale;
  }
  return out;
}

/** From here on a double has no fraction. */
const MIN_WHOLE = 2 ** 52;
/** Adding this to a smaller number drops its fraction, with the rounding of IEEE: halves to the even neighbour. */
const ROUNDER = 1.5 * MIN_WHOLE;

function roundHalfToEven(value: number): number {
  if (!(Math.abs(value) < MIN_WHOLE / 2)) return value;
  // a negative number that rounds to 0 becomes -0
  return (Math.abs(value) + ROUNDER - ROUNDER) * Math.sign(value);
}
