import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a piercing pattern occurs, else 0: TA-Lib's `CDLPIERCING`. It reads open, high, low and close.
 *
 * A long black candle; a long white one that opens below its low and closes above the middle of its body. Bullish.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 6],
 *   high: [...Array(10).fill(12), 10, 9],
 *   low: [...Array(10).fill(8), 7, 6],
 *   close: [...Array(10).fill(11), 7, 9],
 * });
 * if (ta.CDLPIERCING(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLPIERCING(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const long1 = c.threshold("bodyLong", 1);
    const long0 = c.threshold("bodyLong", 0);
    return (i) =>
      c.isBlack(i - 1) && c.body(i - 1) > long1(i - 1) && c.isWhite(i) && c.body(i) > long0(i) &&
        c.open(i) < c.low(i - 1) &&
        c.close(i) < c.open(i - 1) && c.close(i) > c.close(i - 1) + c.body(i - 1) * 0.5
        ? 100
        : 0;
  });
}
