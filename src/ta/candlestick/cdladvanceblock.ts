import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where an advance block occurs, else 0: TA-Lib's `CDLADVANCEBLOCK`. It reads open, high, low and close.
 *
 * Three white candles that close higher and higher and open within or near the body before, the first long with a
 * short upper shadow; the bodies get far smaller or the upper shadows long. Bearish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 6, 7, 9],
 *   high: [...Array(10).fill(12), 8, 11, 12],
 *   low: [...Array(10).fill(8), 6, 7, 8],
 *   close: [...Array(10).fill(11), 8, 9, 10],
 * });
 * if (ta.CDLADVANCEBLOCK(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLADVANCEBLOCK(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const short2 = c.threshold("shadowShort", 2);
    const short1 = c.threshold("shadowShort", 1);
    const short0 = c.threshold("shadowShort", 0);
    const near2 = c.threshold("near", 2);
    const near1 = c.threshold("near", 1);
    const far2 = c.threshold("far", 2);
    const far1 = c.threshold("far", 1);
    return (i) =>
      c.isWhite(i - 2) && c.isWhite(i - 1) && c.isWhite(i) &&
        c.close(i) > c.close(i - 1) && c.close(i - 1) > c.close(i - 2) &&
        c.open(i - 1) > c.open(i - 2) && c.open(i - 1) <= c.close(i - 2) + near2(i - 2) &&
        c.open(i) > c.open(i - 1) && c.open(i) <= c.close(i - 1) + near1(i - 1) &&
        c.body(i - 2) > long(i - 2) && c.upperShadow(i - 2) < short2(i - 2) &&
        (c.body(i - 1) < c.body(i - 2) - far2(i - 2) && c.body(i) < c.body(i - 1) + near1(i - 1) ||
          c.body(i) < c.body(i - 1) - far1(i - 1) ||
          c.body(i) < c.body(i - 1) && c.body(i - 1) < c.body(i - 2) &&
            (c.upperShadow(i) > short0(i) || c.upperShadow(i - 1) > short1(i - 1)) ||
          c.body(i) < c.body(i - 1) && c.upperShadow(i) > c.body(i))
        ? -100
        : 0;
  });
}
