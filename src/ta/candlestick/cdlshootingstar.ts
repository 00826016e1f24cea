import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where a shooting star occurs, else 0: TA-Lib's `CDLSHOOTINGSTAR`. It reads open, high, low and close.
 *
 * A short body that gaps up, with a long upper shadow and a very short lower one. Bearish after an advance.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 12],
 *   high: [...Array(10).fill(12), 12, 15],
 *   low: [...Array(10).fill(8), 9, 12],
 *   close: [...Array(10).fill(11), 11, 12.5],
 * });
 * if (ta.CDLSHOOTINGSTAR(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLSHOOTINGSTAR(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const short = c.threshold("bodyShort", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) =>
      c.body(i) < short(i) && c.upperShadow(i) > c.body(i) && c.lowerShadow(i) < veryShort(i) && c.bodyGapsUp(i, i - 1)
        ? -100
        : 0;
  });
}
