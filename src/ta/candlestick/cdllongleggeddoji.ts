import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a long-legged doji occurs, else 0: TA-Lib's `CDLLONGLEGGEDDOJI`. It reads open, high, low and
 * close.
 *
 * A doji with at least one shadow that is longer than its body. Indecision: 100 does not mean bullish.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10],
 *   high: [...Array(10).fill(12), 12],
 *   low: [...Array(10).fill(8), 6],
 *   close: [...Array(10).fill(11), 10],
 * });
 * if (ta.CDLLONGLEGGEDDOJI(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLLONGLEGGEDDOJI(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const doji = c.threshold("bodyDoji", 0);
    return (i) => c.body(i) <= doji(i) && (c.lowerShadow(i) > c.body(i) || c.upperShadow(i) > c.body(i)) ? 100 : 0;
  });
}
