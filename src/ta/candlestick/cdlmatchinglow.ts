import type { Series } from "../../frame/series.ts";
import { isWithin } from "../kernel/candles.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a matching low occurs, else 0: TA-Lib's `CDLMATCHINGLOW`. It reads open, high, low and close.
 *
 * Two black candles with (nearly) equal closes. Bullish.
 *
 * The first 6 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(5).fill(10), 9, 9],
 *   high: [...Array(5).fill(12), 9, 9],
 *   low: [...Array(5).fill(8), 8, 6],
 *   close: [...Array(5).fill(11), 8, 8],
 * });
 * if (ta.CDLMATCHINGLOW(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLMATCHINGLOW(bars: CandleBars): Series {
  return findPattern(bars, 6, (c) => {
    const equal = c.threshold("equal", 1);
    return (i) => c.isBlack(i - 1) && c.isBlack(i) && isWithin(c.close(i), c.close(i - 1), equal(i - 1)) ? 100 : 0;
  });
}
