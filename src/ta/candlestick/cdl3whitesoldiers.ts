import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where three advancing white soldiers occur, else 0: TA-Lib's `CDL3WHITESOLDIERS`. It reads open, high,
 * low and close.
 *
 * Three white candles with very short upper shadows that close higher and higher and open within or near the body
 * before; none is far shorter than the one before, and the last is not short. Bullish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 9, 10, 11],
 *   high: [...Array(10).fill(12), 10, 11, 13],
 *   low: [...Array(10).fill(8), 9, 6, 11],
 *   close: [...Array(10).fill(11), 10, 11, 13],
 * });
 * if (ta.CDL3WHITESOLDIERS(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDL3WHITESOLDIERS(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const veryShort2 = c.threshold("shadowVeryShort", 2);
    const veryShort1 = c.threshold("shadowVeryShort", 1);
    const veryShort0 = c.threshold("shadowVeryShort", 0);
    const near2 = c.threshold("near", 2);
    const near1 = c.threshold("near", 1);
    const far2 = c.threshold("far", 2);
    const far1 = c.threshold("far", 1);
    const short = c.threshold("bodyShort", 0);
    return (i) =>
      c.isWhite(i - 2) && c.isWhite(i - 1) && c.isWhite(i) &&
        c.upperShadow(i - 2) < veryShort2(i - 2) && c.upperShadow(i - 1) < veryShort1(i - 1) &&
        c.upperShadow(i) < veryShort0(i) &&
        c.close(i) > c.close(i - 1) && c.close(i - 1) > c.close(i - 2) &&
        c.open(i - 1) > c.open(i - 2) && c.open(i - 1) <= c.close(i - 2) + near2(i - 2) &&
        c.open(i) > c.open(i - 1) && c.open(i) <= c.close(i - 1) + near1(i - 1) &&
        c.body(i - 1) > c.body(i - 2) - far2(i - 2) && c.body(i) > c.body(i - 1) - far1(i - 1) && c.body(i) > short(i)
        ? 100
        : 0;
  });
}
