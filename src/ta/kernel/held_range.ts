import { heldExtremes } from "./extreme_rows.ts";
import { type MovingRange, movingRange } from "./range.ts";

/**
 * Both extremes of `period` rows as TA-Lib's functions find them that remember an extreme until it leaves the window.
 * Where nothing is missing this is the same as working in blocks, which is quicker.
 */
export function heldRange(high: Float64Array, low: Float64Array, period: number, begin: number): MovingRange {
  if (!high.includes(NaN, begin) && !low.includes(NaN, begin)) return movingRange(high, low, period, begin);
  return {
    highest: heldExtremes(high, period, "highest", begin).values,
    lowest: heldExtremes(low, period, "lowest", begin).values,
  };
}
