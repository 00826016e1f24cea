import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where two crows occur, else 0: TA-Lib's `CDL2CROWS`. It reads open, high, low and close.
 *
 * A long white candle; a black one whose body gaps up; a black one that opens within that body and closes within the
 * first. Bearish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 17, 16.5],
 *   high: [...Array(10).fill(12), 15, 18, 17],
 *   low: [...Array(10).fill(8), 9, 15, 11],
 *   close: [...Array(10).fill(11), 14, 16, 12],
 * });
 * if (ta.CDL2CROWS(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDL2CROWS(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    return (i) =>
      c.isWhite(i - 2) && c.body(i - 2) > long(i - 2) && c.isBlack(i - 1) && c.bodyGapsUp(i - 1, i - 2) &&
        c.isBlack(i) &&
        c.open(i) < c.open(i - 1) && c.open(i) > c.close(i - 1) && c.close(i) > c.open(i - 2) &&
        c.close(i) < c.close(i - 2)
        ? -100
        : 0;
  });
}
