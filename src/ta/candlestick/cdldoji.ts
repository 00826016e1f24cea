import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a doji occurs, else 0: TA-Lib's `CDLDOJI`. It reads open, high, low and close.
 *
 * A candle whose open and close are (nearly) equal. Indecision: 100 does not mean bullish.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10],
 *   high: [...Array(10).fill(12), 12],
 *   low: [...Array(10).fill(8), 8],
 *   close: [...Array(10).fill(11), 10],
 * });
 * if (ta.CDLDOJI(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLDOJI(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const doji = c.threshold("bodyDoji", 0);
    return (i) => c.body(i) <= doji(i) ? 100 : 0;
  });
}
