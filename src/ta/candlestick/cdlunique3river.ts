import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a unique three river occurs, else 0: TA-Lib's `CDLUNIQUE3RIVER`. It reads open, high, low and
 * close.
 *
 * A long black candle; a black one that closes higher and leaves a lower low; a short white one that opens above that
 * low. Bullish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 14, 13, 9],
 *   high: [...Array(10).fill(12), 14, 13, 9.5],
 *   low: [...Array(10).fill(8), 9, 8, 9],
 *   close: [...Array(10).fill(11), 10, 12, 9.5],
 * });
 * if (ta.CDLUNIQUE3RIVER(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLUNIQUE3RIVER(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const short = c.threshold("bodyShort", 0);
    return (i) =>
      c.body(i - 2) > long(i - 2) && c.isBlack(i - 2) && c.isBlack(i - 1) &&
        c.close(i - 1) > c.close(i - 2) && c.open(i - 1) <= c.open(i - 2) && c.low(i - 1) < c.low(i - 2) &&
        c.body(i) < short(i) && c.isWhite(i) && c.open(i) > c.low(i - 1)
        ? 100
        : 0;
  });
}
