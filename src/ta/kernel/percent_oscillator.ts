import { isZero } from "./constants.ts";
import type { MaType } from "./moving_average.ts";
import { twoAverages } from "./oscillator.ts";
import { blankHead } from "./warm_up.ts";

/** Computes by how many percent the faster of two averages exceeds the slower one; 0 where that is 0. */
export function percentOscillator(values: Float64Array, fast: number, slow: number, matype: MaType): Float64Array {
  const { faster, slower, start } = twoAverages(values, fast, slow, matype);
  const out = blankHead(faster.length, start);
  for (let row = start; row < out.length; row++) {
    const average = slower[row] ?? NaN;
    out[row] = isZero(average) ? 0 : ((faster[row] ?? NaN) - average) / average * 100;
  }
  return out;
}
