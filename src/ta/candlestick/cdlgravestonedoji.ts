import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a gravestone doji occurs, else 0: TA-Lib's `CDLGRAVESTONEDOJI`. It reads open, high, low and
 * close.
 *
 * A doji that opens and closes at its low, with an upper shadow that is not very short. 100 does not mean bullish.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 6],
 *   high: [...Array(10).fill(12), 7],
 *   low: [...Array(10).fill(8), 6],
 *   close: [...Array(10).fill(11), 6],
 * });
 * if (ta.CDLGRAVESTONEDOJI(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLGRAVESTONEDOJI(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const doji = c.threshold("bodyDoji", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) => c.body(i) <= doji(i) && c.lowerShadow(i) < veryShort(i) && c.upperShadow(i) > veryShort(i) ? 100 : 0;
  });
}
