import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a concealing baby swallow occurs, else 0: TA-Lib's `CDLCONCEALBABYSWALL`. It reads open, high, low
 * and close.
 *
 * Four black candles: two without shadows; one that gaps down, with an upper shadow into the body before; one that
 * engulfs it, shadows included. Bullish.
 *
 * The first 13 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 20, 15, 11, 14],
 *   high: [...Array(10).fill(12), 20, 15, 13, 14],
 *   low: [...Array(10).fill(8), 16, 12, 9, 8],
 *   close: [...Array(10).fill(11), 16, 12, 10, 8],
 * });
 * if (ta.CDLCONCEALBABYSWALL(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLCONCEALBABYSWALL(bars: CandleBars): Series {
  return findPattern(bars, 13, (c) => {
    const veryShort3 = c.threshold("shadowVeryShort", 3);
    const veryShort2 = c.threshold("shadowVeryShort", 2);
    const veryShort1 = c.threshold("shadowVeryShort", 1);
    return (i) =>
      c.isBlack(i - 3) && c.isBlack(i - 2) && c.isBlack(i - 1) && c.isBlack(i) &&
        c.lowerShadow(i - 3) < veryShort3(i - 3) && c.upperShadow(i - 3) < veryShort3(i - 3) &&
        c.lowerShadow(i - 2) < veryShort2(i - 2) && c.upperShadow(i - 2) < veryShort2(i - 2) &&
        c.bodyGapsDown(i - 1, i - 2) && c.upperShadow(i - 1) > veryShort1(i - 1) && c.high(i - 1) > c.close(i - 2) &&
        c.high(i) > c.high(i - 1) && c.low(i) < c.low(i - 1)
        ? 100
        : 0;
  });
}
