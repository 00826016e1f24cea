import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a bullish doji star occurs and -100 where a bearish one occurs, else 0: TA-Lib's `CDLDOJISTAR`. It
 * reads open, high, low and close.
 *
 * A long candle; a doji whose body gaps away in the direction of the first.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 6],
 *   high: [...Array(10).fill(12), 10, 6],
 *   low: [...Array(10).fill(8), 7, 6],
 *   close: [...Array(10).fill(11), 7, 6],
 * });
 * if (ta.CDLDOJISTAR(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLDOJISTAR(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const long = c.threshold("bodyLong", 1);
    const doji = c.threshold("bodyDoji", 0);
    return (i) =>
      c.body(i - 1) > long(i - 1) && c.body(i) <= doji(i) &&
        (c.isWhite(i - 1) ? c.bodyGapsUp(i, i - 1) : c.bodyGapsDown(i, i - 1))
        ? -c.color(i - 1) * 100
        : 0;
  });
}
