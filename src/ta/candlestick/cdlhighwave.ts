import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a white high-wave candle occurs and -100 where a black one occurs, else 0: TA-Lib's `CDLHIGHWAVE`.
 * It reads open, high, low and close.
 *
 * A short body with two shadows of more than twice its height. Indecision: the sign is the color.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 9],
 *   high: [...Array(10).fill(12), 11],
 *   low: [...Array(10).fill(8), 7],
 *   close: [...Array(10).fill(11), 9.5],
 * });
 * if (ta.CDLHIGHWAVE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLHIGHWAVE(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const short = c.threshold("bodyShort", 0);
    return (i) =>
      c.body(i) < short(i) && c.upperShadow(i) > 2 * c.body(i) && c.lowerShadow(i) > 2 * c.body(i)
        ? c.color(i) * 100
        : 0;
  });
}
