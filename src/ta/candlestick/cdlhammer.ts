import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { createHammerTest } from "./hammer.ts";

/**
 * Returns 100 where a hammer occurs, else 0: TA-Lib's `CDLHAMMER`. It reads open, high, low and close.
 *
 * A short body near or below the low before, with a long lower shadow and a very short upper one. Bullish after a
 * decline.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 11, 10],
 *   high: [...Array(10).fill(12), 12, 10],
 *   low: [...Array(10).fill(8), 10, 6],
 *   close: [...Array(10).fill(11), 10, 9.5],
 * });
 * if (ta.CDLHAMMER(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLHAMMER(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const isHammer = createHammerTest(c);
    const near = c.threshold("near", 1);
    return (i) => isHammer(i) && c.bottom(i) <= c.low(i - 1) + near(i - 1) ? 100 : 0;
  });
}
