import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where a stalled pattern occurs, else 0: TA-Lib's `CDLSTALLEDPATTERN`. It reads open, high, low and
 * close.
 *
 * Three white candles that close higher and higher: a long one; a long one with a very short upper shadow that opens
 * within or near the first's body; a short one that rides on the second's shoulder. Bearish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 7, 8, 10],
 *   high: [...Array(10).fill(12), 9, 10, 11],
 *   low: [...Array(10).fill(8), 6, 8, 10],
 *   close: [...Array(10).fill(11), 9, 10, 11],
 * });
 * if (ta.CDLSTALLEDPATTERN(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLSTALLEDPATTERN(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long2 = c.threshold("bodyLong", 2);
    const long1 = c.threshold("bodyLong", 1);
    const short = c.threshold("bodyShort", 0);
    const veryShort = c.threshold("shadowVeryShort", 1);
    const near2 = c.threshold("near", 2);
    const near1 = c.threshold("near", 1);
    return (i) =>
      c.isWhite(i - 2) && c.isWhite(i - 1) && c.isWhite(i) &&
        c.close(i) > c.close(i - 1) && c.close(i - 1) > c.close(i - 2) &&
        c.body(i - 2) > long2(i - 2) && c.body(i - 1) > long1(i - 1) && c.upperShadow(i - 1) < veryShort(i - 1) &&
        c.open(i - 1) > c.open(i - 2) && c.open(i - 1) <= c.close(i - 2) + near2(i - 2) &&
        c.body(i) < short(i) && c.open(i) >= c.close(i - 1) - c.body(i) - near1(i - 1)
        ? -100
        : 0;
  });
}
