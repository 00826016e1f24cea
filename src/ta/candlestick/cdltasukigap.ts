import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where an upside tasuki gap occurs and -100 where a downside one occurs, else 0: TA-Lib's `CDLTASUKIGAP`.
 * It reads open, high, low and close.
 *
 * A candle; one whose body gaps away; one of the other color and of similar height that opens within the second's body
 * and closes in the gap.
 *
 * The first 7 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(5).fill(10), 6, 9, 10],
 *   high: [...Array(5).fill(12), 7, 11, 10],
 *   low: [...Array(5).fill(8), 6, 9, 6],
 *   close: [...Array(5).fill(11), 7, 11, 8],
 * });
 * if (ta.CDLTASUKIGAP(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLTASUKIGAP(bars: CandleBars): Series {
  return findPattern(bars, 7, (c) => {
    const near = c.threshold("near", 1);
    return (i) =>
      (c.bodyGapsUp(i - 1, i - 2) && c.isWhite(i - 1) && c.isBlack(i) && c.open(i) < c.close(i - 1) &&
            c.open(i) > c.open(i - 1) && c.close(i) < c.open(i - 1) && c.close(i) > c.top(i - 2) ||
          c.bodyGapsDown(i - 1, i - 2) && c.isBlack(i - 1) && c.isWhite(i) && c.open(i) < c.open(i - 1) &&
            c.open(i) > c.close(i - 1) && c.close(i) > c.open(i - 1) && c.close(i) < c.bottom(i - 2)) &&
        Math.abs(c.body(i - 1) - c.body(i)) < near(i - 1)
        ? c.color(i - 1) * 100
        : 0;
  });
}
