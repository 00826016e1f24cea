import { maLookback, type MaType, movingAverage } from "./moving_average.ts";
import { firstRow } from "./warm_up.ts";

/** Computes the averages that TA-Lib's `APO` and `PPO` compare. The shorter period is the fast one, whatever its name. */
export function twoAverages(values: Float64Array, fast: number, slow: number, matype: MaType): TwoAverages {
  const begin = firstRow(values);
  const longer = Math.max(fast, slow);
  return {
    faster: movingAverage(values, Math.min(fast, slow), matype, begin),
    slower: movingAverage(values, longer, matype, begin),
    start: begin + maLookback(longer, matype),
  };
}

/** A fast and a slow average, and the first row in which both have a value. */
export interface TwoAverages {
  readonly faster: Float64Array;
  readonly slower: Float64Array;
  readonly start: number;
}
