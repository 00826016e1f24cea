import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a ladder bottom occurs, else 0: TA-Lib's `CDLLADDERBOTTOM`. It reads open, high, low and close.
 *
 * Three black candles that open and close lower and lower; a black one with an upper shadow; a white one that opens
 * above the body before and closes above the high before. Bullish.
 *
 * The first 14 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 16, 15, 11, 9, 10],
 *   high: [...Array(10).fill(12), 16, 15, 11, 11, 13],
 *   low: [...Array(10).fill(8), 15, 13, 8, 8, 10],
 *   close: [...Array(10).fill(11), 15, 13, 9, 8, 12],
 * });
 * if (ta.CDLLADDERBOTTOM(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLLADDERBOTTOM(bars: CandleBars): Series {
  return findPattern(bars, 14, (c) => {
    const veryShort = c.threshold("shadowVeryShort", 1);
    return (i) =>
      c.isBlack(i - 4) && c.isBlack(i - 3) && c.isBlack(i - 2) &&
        c.open(i - 4) > c.open(i - 3) && c.open(i - 3) > c.open(i - 2) &&
        c.close(i - 4) > c.close(i - 3) && c.close(i - 3) > c.close(i - 2) &&
        c.isBlack(i - 1) && c.upperShadow(i - 1) > veryShort(i - 1) &&
        c.isWhite(i) && c.open(i) > c.open(i - 1) && c.close(i) > c.high(i - 1)
        ? 100
        : 0;
  });
}
