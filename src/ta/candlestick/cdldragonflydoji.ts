import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a dragonfly doji occurs, else 0: TA-Lib's `CDLDRAGONFLYDOJI`. It reads open, high, low and close.
 *
 * A doji that opens and closes at its high, with a lower shadow that is not very short. 100 does not mean bullish.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10],
 *   high: [...Array(10).fill(12), 10],
 *   low: [...Array(10).fill(8), 6],
 *   close: [...Array(10).fill(11), 10],
 * });
 * if (ta.CDLDRAGONFLYDOJI(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLDRAGONFLYDOJI(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const doji = c.threshold("bodyDoji", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) => c.body(i) <= doji(i) && c.upperShadow(i) < veryShort(i) && c.lowerShadow(i) > veryShort(i) ? 100 : 0;
  });
}
