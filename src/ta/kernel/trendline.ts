import type { HilbertTransform } from "./hilbert_transform.ts";

/** Computes Ehlers' instantaneous trendline: the price averaged over the dominant cycle, smoothed over four rows. */
export function trendline(values: Float64Array, { start, period }: HilbertTransform): Float64Array {
  const out = new Float64Array(values.length);
  let [before1, before2, before3] = [0, 0, 0];
  for (let row = start; row < values.length; row++) {
    const rows = Math.floor((period[row] ?? NaN) + 0.5);
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += values[row - i] ?? NaN;
    if (rows > 0) mean /= rows;
    out[row] = (4 * mean + 3 * before1 + 2 * before2 + before3) / 10;
    [before1, before2, before3] = [mean, before1, before2];
  }
  return out;
}
