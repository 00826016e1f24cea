import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a bullish tristar occurs and -100 where a bearish one occurs, else 0: TA-Lib's `CDLTRISTAR`. It
 * reads open, high, low and close.
 *
 * Three dojis; the second's body gaps away from the first, the third's does not go further.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 7, 6, 7],
 *   high: [...Array(10).fill(12), 7, 7, 7],
 *   low: [...Array(10).fill(8), 7, 6, 6],
 *   close: [...Array(10).fill(11), 7, 6, 7],
 * });
 * if (ta.CDLTRISTAR(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLTRISTAR(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const doji = c.threshold("bodyDoji", 2);
    return (i) => {
      const limit = doji(i - 2);
      if (!(c.body(i - 2) <= limit && c.body(i - 1) <= limit && c.body(i) <= limit)) return 0;
      if (c.bodyGapsDown(i - 1, i - 2) && c.bottom(i) > c.bottom(i - 1)) return 100;
      return c.bodyGapsUp(i - 1, i - 2) && c.top(i) < c.top(i - 1) ? -100 : 0;
    };
  });
}
