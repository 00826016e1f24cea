import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where three inside up occur and -100 where three inside down occur, else 0: TA-Lib's `CDL3INSIDE`. It
 * reads open, high, low and close.
 *
 * A long candle; a short one within its body; one of the other color that closes beyond the first one's open.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 9, 8, 8],
 *   high: [...Array(10).fill(12), 9, 8, 10],
 *   low: [...Array(10).fill(8), 6, 7, 8],
 *   close: [...Array(10).fill(11), 7, 8, 10],
 * });
 * if (ta.CDL3INSIDE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDL3INSIDE(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const short = c.threshold("bodyShort", 1);
    return (i) =>
      c.body(i - 2) > long(i - 2) && c.body(i - 1) <= short(i - 1) &&
        c.top(i - 1) < c.top(i - 2) && c.bottom(i - 1) > c.bottom(i - 2) &&
        (c.isWhite(i - 2) && c.isBlack(i) && c.close(i) < c.open(i - 2) ||
          c.isBlack(i - 2) && c.isWhite(i) && c.close(i) > c.open(i - 2))
        ? -c.color(i - 2) * 100
        : 0;
  });
}
