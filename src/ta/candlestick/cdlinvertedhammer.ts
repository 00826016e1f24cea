import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where an inverted hammer occurs, else 0: TA-Lib's `CDLINVERTEDHAMMER`. It reads open, high, low and
 * close.
 *
 * A short body that gaps down, with a long upper shadow and a very short lower one. Bullish after a decline.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 11, 7],
 *   high: [...Array(10).fill(12), 12, 10],
 *   low: [...Array(10).fill(8), 8, 7],
 *   close: [...Array(10).fill(11), 9, 7.5],
 * });
 * if (ta.CDLINVERTEDHAMMER(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLINVERTEDHAMMER(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const short = c.threshold("bodyShort", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) =>
      c.body(i) < short(i) && c.upperShadow(i) > c.body(i) && c.lowerShadow(i) < veryShort(i) &&
        c.bodyGapsDown(i, i - 1)
        ? 100
        : 0;
  });
}
