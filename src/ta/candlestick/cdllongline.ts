import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a long white candle occurs and -100 where a long black one occurs, else 0: TA-Lib's `CDLLONGLINE`.
 * It reads open, high, low and close.
 *
 * A long body with short shadows.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 6],
 *   high: [...Array(10).fill(12), 8],
 *   low: [...Array(10).fill(8), 6],
 *   close: [...Array(10).fill(11), 8],
 * });
 * if (ta.CDLLONGLINE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLLONGLINE(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const long = c.threshold("bodyLong", 0);
    const short = c.threshold("shadowShort", 0);
    return (i) =>
      c.body(i) > long(i) && c.upperShadow(i) < short(i) && c.lowerShadow(i) < short(i) ? c.color(i) * 100 : 0;
  });
}
