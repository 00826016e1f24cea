import { maLookback, type MaType, movingAverage } from "./moving_average.ts";
import { firstRow } from "./warm_up.ts";

/** A faster and a slower average, each of which starts where it can, and the row in which both are there. */
export interface TwoAverages {
  readonly faster: Float64Array;
  readonly slower: Float64Array;
  readonly start: number;
}

/** The averages that TA-Lib's `APO` and `PPO` compare; the shorter period is the faster one, whatever it is called. */
export function twoAverages(values: Float64Array, fast: number, slow: number, matype: MaType): TwoAverages {
  const begin = firstRow(values);
  const longer = Math.max(fast, slow);
  return {
    faster: movingAverage(values, Math.min(fast, slow), matype, begin),
    slower: movingAverage(values, longer, matype, begin),
    start: begin + maLookback(longer, matype),
  };
}
