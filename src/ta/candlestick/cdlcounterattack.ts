import type { Series } from "../../frame/series.ts";
import { isWithin } from "../kernel/candles.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a bullish counterattack occurs and -100 where a bearish one occurs, else 0: TA-Lib's
 * `CDLCOUNTERATTACK`. It reads open, high, low and close.
 *
 * Two long candles of opposite colors with (nearly) equal closes.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 6],
 *   high: [...Array(10).fill(12), 10, 10],
 *   low: [...Array(10).fill(8), 8, 6],
 *   close: [...Array(10).fill(11), 8, 8],
 * });
 * if (ta.CDLCOUNTERATTACK(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLCOUNTERATTACK(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const equal = c.threshold("equal", 1);
    const long1 = c.threshold("bodyLong", 1);
    const long0 = c.threshold("bodyLong", 0);
    return (i) =>
      c.color(i - 1) === -c.color(i) && c.body(i - 1) > long1(i - 1) && c.body(i) > long0(i) &&
        isWithin(c.close(i), c.close(i - 1), equal(i - 1))
        ? c.color(i) * 100
        : 0;
  });
}
