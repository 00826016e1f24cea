import { blank, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `TRIMA`: the mean with the largest weights in the middle of the window. */
export function trima(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const out = blank(values.length);
  const full = begin + period - 1;
  if (full >= values.length) return out;
  // the older half of the window, which includes the middle row if there is one, and the newer half
  const half = period >> 1;
  const odd = period % 2;
  const older = half + odd;
  const share = 1 / ((half + 1) * older);
  let falling = 0;
  let rising = 0;
  let weighed = 0;
  for (let i = begin + older - 1; i >= begin; i--) weighed += falling += values[i] ?? NaN;
  for (let i = begin + older; i <= full; i++) weighed += rising += values[i] ?? NaN;
  out[full] = weighed * share;
  for (let row = full + 1; row < values.length; row++) {
    const middle = values[row - half] ?? NaN;
    const newest = values[row] ?? NaN;
    weighed -= falling;
    falling -= values[row - period] ?? NaN;
    falling += middle;
    // TA-Lib adds the newer half before it loses the middle row, and after that if the period is even
    if (odd === 1) weighed += rising;
    rising -= middle;
    if (odd === 0) weighed += rising;
    rising += newest;
    weighed += newest;
    out[row] = weighed * share;
  }
  return out;
}
