import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { createKickTest } from "./kick.ts";

/**
 * Returns 100 where a bullish kicking pattern occurs and -100 where a bearish one occurs, decided by the longer
 * candle, else 0: TA-Lib's `CDLKICKINGBYLENGTH`. It reads open, high, low and close.
 *
 * Two marubozus of opposite colors with a gap between them; the longer one gives the direction.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 20, 21],
 *   high: [...Array(10).fill(12), 20, 26],
 *   low: [...Array(10).fill(8), 15, 21],
 *   close: [...Array(10).fill(11), 15, 26],
 * });
 * if (ta.CDLKICKINGBYLENGTH(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLKICKINGBYLENGTH(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const isKick = createKickTest(c);
    return (i) => isKick(i) ? c.color(c.body(i) > c.body(i - 1) ? i : i - 1) * 100 : 0;
  });
}
