import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a short white candle occurs and -100 where a short black one occurs, else 0: TA-Lib's
 * `CDLSHORTLINE`. It reads open, high, low and close.
 *
 * A short body with short shadows.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10],
 *   high: [...Array(10).fill(12), 11],
 *   low: [...Array(10).fill(8), 9],
 *   close: [...Array(10).fill(11), 10.5],
 * });
 * if (ta.CDLSHORTLINE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLSHORTLINE(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const shortBody = c.threshold("bodyShort", 0);
    const shortShadow = c.threshold("shadowShort", 0);
    return (i) =>
      c.body(i) < shortBody(i) && c.upperShadow(i) < shortShadow(i) && c.lowerShadow(i) < shortShadow(i)
        ? c.color(i) * 100
        : 0;
  });
}
