import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where an upside gap with two crows occurs, else 0: TA-Lib's `CDLUPSIDEGAP2CROWS`. It reads open, high,
 * low and close.
 *
 * A long white candle; a short black one whose body gaps up; a black one that engulfs it and closes above the first's
 * close. Bearish.
 *
 * The first 12 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 16, 17],
 *   high: [...Array(10).fill(12), 15, 17, 17],
 *   low: [...Array(10).fill(8), 9, 15, 14],
 *   close: [...Array(10).fill(11), 14, 15.5, 14.5],
 * });
 * if (ta.CDLUPSIDEGAP2CROWS(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLUPSIDEGAP2CROWS(bars: CandleBars): Series {
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const short = c.threshold("bodyShort", 1);
    return (i) =>
      c.isWhite(i - 2) && c.body(i - 2) > long(i - 2) && c.isBlack(i - 1) && c.body(i - 1) <= short(i - 1) &&
        c.bodyGapsUp(i - 1, i - 2) && c.isBlack(i) && c.open(i) > c.open(i - 1) && c.close(i) < c.close(i - 1) &&
        c.close(i) > c.close(i - 2)
        ? -100
        : 0;
  });
}
