import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { createHammerTest } from "./hammer.ts";

/**
 * Returns -100 where a hanging man occurs, else 0: TA-Lib's `CDLHANGINGMAN`. It reads open, high, low and close.
 *
 * A short body near or above the high before, with a long lower shadow and a very short upper one. Bearish after an
 * advance.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 11],
 *   high: [...Array(10).fill(12), 11, 11.5],
 *   low: [...Array(10).fill(8), 9, 8],
 *   close: [...Array(10).fill(11), 11, 11.5],
 * });
 * if (ta.CDLHANGINGMAN(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLHANGINGMAN(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const isHammer = createHammerTest(c);
    const near = c.threshold("near", 1);
    return (i) => isHammer(i) && c.bottom(i) >= c.high(i - 1) - near(i - 1) ? -100 : 0;
  });
}
