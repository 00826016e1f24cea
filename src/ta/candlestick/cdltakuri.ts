import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a takuri line occurs, else 0: TA-Lib's `CDLTAKURI`. It reads open, high, low and close.
 *
 * A doji that opens and closes at its high, with a lower shadow of more than twice its body. 100 does not mean
 * bullish.
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
 * if (ta.CDLTAKURI(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLTAKURI(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const doji = c.threshold("bodyDoji", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) => c.body(i) <= doji(i) && c.upperShadow(i) < veryShort(i) && c.lowerShadow(i) > 2 * c.body(i) ? 100 : 0;
  });
}
