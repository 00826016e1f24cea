import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where three stars in the south occur, else 0: TA-Lib's `CDL3STARSINSOUTH`. It reads open, high, low and
 * close.
 *
 * Three black candles: a long one with a long lower shadow; a smaller one that opens higher within the first's range
 * and leaves a higher low; a short one without shadows within the second's range. Bullish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 20, 18, 14],
 *   high: [...Array(10).fill(12), 21, 19, 14],
 *   low: [...Array(10).fill(8), 9, 10, 13],
 *   close: [...Array(10).fill(11), 15, 16, 13],
 * });
 * if (ta.CDL3STARSINSOUTH(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDL3STARSINSOUTH(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const short = c.threshold("bodyShort", 0);
    const veryShort1 = c.threshold("shadowVeryShort", 1);
    const veryShort0 = c.threshold("shadowVeryShort", 0);
    return (i) =>
      c.isBlack(i - 2) && c.isBlack(i - 1) && c.isBlack(i) &&
        c.body(i - 2) > long(i - 2) && c.lowerShadow(i - 2) > c.body(i - 2) &&
        c.body(i - 1) < c.body(i - 2) && c.open(i - 1) > c.close(i - 2) && c.open(i - 1) <= c.high(i - 2) &&
        c.low(i - 1) < c.close(i - 2) && c.low(i - 1) >= c.low(i - 2) && c.lowerShadow(i - 1) > veryShort1(i - 1) &&
        c.body(i) < short(i) && c.lowerShadow(i) < veryShort0(i) && c.upperShadow(i) < veryShort0(i) &&
        c.low(i) > c.low(i - 1) && c.high(i) < c.high(i - 1)
        ? 100
        : 0;
  });
}
