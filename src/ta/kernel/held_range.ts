import { heldExtremes } from "./extreme_rows.ts";
import { type MovingRange, movingRange } from "./range.ts";

/**
 * Finds both extremes of `period` rows in the way of those functions of TA-Lib that keep an extreme until it leaves the
 * window. Without missing values the result is that of `movingRange`, which is faster.
 */
export function heldRange(high: Float64Array, low: Float64Array, period: number, begin: number): MovingRange {
  if (!high.includes(NaN, begin) && !low.includes(NaN, begin)) return movingRange(high, low, period, begin);
  return {
    highest: heldExtremes(high, period, "highest", begin).values,
    lowest: heldExtremes(low, period, "lowest", begin).values,
  };
}
