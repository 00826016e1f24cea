import type { Series } from "../../frame/series.ts";
import { isWithin } from "../kernel/candles.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where side-by-side white lines gap up and -100 where they gap down, else 0: TA-Lib's
 * `CDLGAPSIDESIDEWHITE`. It reads open, high, low and close.
 *
 * A candle; two white ones that gap away from it, with similar bodies and (nearly) equal opens.
 *
 * The first 7 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(5).fill(10), 6, 9, 9],
 *   high: [...Array(5).fill(12), 8, 12, 12],
 *   low: [...Array(5).fill(8), 6, 9, 8],
 *   close: [...Array(5).fill(11), 8, 11, 11],
 * });
 * if (ta.CDLGAPSIDESIDEWHITE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLGAPSIDESIDEWHITE(bars: CandleBars): Series {
  return findPattern(bars, 7, (c) => {
    const near = c.threshold("near", 1);
    const equal = c.threshold("equal", 1);
    return (i) =>
      (c.bodyGapsUp(i - 1, i - 2) && c.bodyGapsUp(i, i - 2) ||
          c.bodyGapsDown(i - 1, i - 2) && c.bodyGapsDown(i, i - 2)) &&
        c.isWhite(i - 1) && c.isWhite(i) && isWithin(c.body(i), c.body(i - 1), near(i - 1)) &&
        isWithin(c.open(i), c.open(i - 1), equal(i - 1))
        ? c.bodyGapsUp(i - 1, i - 2) ? 100 : -100
        : 0;
  });
}
