import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { followHikkake } from "./hikkake.ts";

/**
 * Returns 100 where a bullish hikkake occurs and -100 where a bearish one occurs; 200 and -200 where one of the next
 * three candles confirms it, else 0: TA-Lib's `CDLHIKKAKE`. It reads open, high, low and close.
 *
 * An inside bar; one with a lower high and a lower low (bullish), or with both higher (bearish). A close beyond the
 * inside bar confirms it.
 *
 * The first 5 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(3).fill(10), 10, 9, 7],
 *   high: [...Array(3).fill(12), 10, 9, 7],
 *   low: [...Array(3).fill(8), 6, 8, 6],
 *   close: [...Array(3).fill(11), 8, 8, 6],
 * });
 * if (ta.CDLHIKKAKE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLHIKKAKE(bars: CandleBars): Series {
  return findPattern(bars, 5, (c, start) => {
    return followHikkake(c, start, (i) => {
      if (!(c.high(i - 1) < c.high(i - 2) && c.low(i - 1) > c.low(i - 2))) return 0;
      if (c.high(i) < c.high(i - 1) && c.low(i) < c.low(i - 1)) return 1;
      return c.high(i) > c.high(i - 1) && c.low(i) > c.low(i - 1) ? -1 : 0;
    });
  });
}
