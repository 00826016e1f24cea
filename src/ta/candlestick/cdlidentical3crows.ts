import type { Series } from "../../frame/series.ts";
import { isWithin } from "../kernel/candles.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where identical three crows occur, else 0: TA-Lib's `CDLIDENTICAL3CROWS`. It reads open, high, low and
 * close.
 *
 * Three black candles with very short lower shadows that close lower and lower; each opens at (or very near) the close
 * before. Bearish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 9, 8],
 *   high: [...Array(10).fill(12), 10, 9, 8],
 *   low: [...Array(10).fill(8), 9, 8, 6],
 *   close: [...Array(10).fill(11), 9, 8, 6],
 * });
 * if (ta.CDLIDENTICAL3CROWS(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLIDENTICAL3CROWS(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const veryShort2 = c.threshold("shadowVeryShort", 2);
    const veryShort1 = c.threshold("shadowVeryShort", 1);
    const veryShort0 = c.threshold("shadowVeryShort", 0);
    const equal2 = c.threshold("equal", 2);
    const equal1 = c.threshold("equal", 1);
    return (i) =>
      c.isBlack(i - 2) && c.isBlack(i - 1) && c.isBlack(i) &&
        c.lowerShadow(i - 2) < veryShort2(i - 2) && c.lowerShadow(i - 1) < veryShort1(i - 1) &&
        c.lowerShadow(i) < veryShort0(i) &&
        c.close(i - 2) > c.close(i - 1) && c.close(i - 1) > c.close(i) &&
        isWithin(c.open(i - 1), c.close(i - 2), equal2(i - 2)) && isWithin(c.open(i), c.close(i - 1), equal1(i - 1))
        ? -100
        : 0;
  });
}
