import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where three black crows occur, else 0: TA-Lib's `CDL3BLACKCROWS`. It reads open, high, low and close.
 *
 * A white candle; three black ones with very short lower shadows that close lower and lower and open within the body
 * before. Bearish.
 *
 * The first 13 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 13, 12.5, 11.5],
 *   high: [...Array(10).fill(12), 14, 13, 12.5, 11.5],
 *   low: [...Array(10).fill(8), 9, 11, 10, 9],
 *   close: [...Array(10).fill(11), 13, 11, 10, 9],
 * });
 * if (ta.CDL3BLACKCROWS(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDL3BLACKCROWS(bars: CandleBars): Series {
  return findPattern(bars, 13, (c) => {
    const veryShort2 = c.threshold("shadowVeryShort", 2);
    const veryShort1 = c.threshold("shadowVeryShort", 1);
    const veryShort0 = c.threshold("shadowVeryShort", 0);
    return (i) =>
      c.isWhite(i - 3) && c.isBlack(i - 2) && c.isBlack(i - 1) && c.isBlack(i) &&
        c.open(i - 1) < c.open(i - 2) && c.open(i - 1) > c.close(i - 2) && c.open(i) < c.open(i - 1) &&
        c.open(i) > c.close(i - 1) &&
        c.high(i - 3) > c.close(i - 2) && c.close(i - 2) > c.close(i - 1) && c.close(i - 1) > c.close(i) &&
        c.lowerShadow(i - 2) < veryShort2(i - 2) && c.lowerShadow(i - 1) < veryShort1(i - 1) &&
        c.lowerShadow(i) < veryShort0(i)
        ? -100
        : 0;
  });
}
