import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a homing pigeon occurs, else 0: TA-Lib's `CDLHOMINGPIGEON`. It reads open, high, low and close.
 *
 * A long black candle; a short black one within its body. Bullish.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 12, 10],
 *   high: [...Array(10).fill(12), 12, 11],
 *   low: [...Array(10).fill(8), 6, 8],
 *   close: [...Array(10).fill(11), 7, 9],
 * });
 * if (ta.CDLHOMINGPIGEON(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLHOMINGPIGEON(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const long = c.threshold("bodyLong", 1);
    const short = c.threshold("bodyShort", 0);
    return (i) =>
      c.isBlack(i - 1) && c.isBlack(i) && c.body(i - 1) > long(i - 1) && c.body(i) <= short(i) &&
        c.open(i) < c.open(i - 1) && c.close(i) > c.close(i - 1)
        ? 100
        : 0;
  });
}
