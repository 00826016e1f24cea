import { directionalIndex, type DirectionalMovement, NO_MOVE } from "./directional.ts";
import { blank } from "./warm_up.ts";

/** Computes TA-Lib's `ADX`: the directional index with Wilder's smoothing. It keeps its value where nothing moves. */
export function adx(sums: DirectionalMovement, period: number, begin: number): Float64Array {
  const out = blank(sums.range.length);
  const first = begin + 2 * period - 1;
  if (first >= out.length) return out;
  let average = 0;
  for (let row = begin + period; row <= first; row++) {
    const index = directionalIndex(sums, row);
    if (index !== NO_MOVE) average += index;
  }
  average /= period;
  out[first] = average;
  for (let row = first + 1; row < out.length; row++) {
    const index = directionalIndex(sums, row);
    if (index !== NO_MOVE) average = (average * (period - 1) + index) / period;
    out[row] = average;
  }
  return out;
}
