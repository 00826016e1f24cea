import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { followHikkake } from "./hikkake.ts";

/**
 * Returns 100 where a bullish modified hikkake occurs and -100 where a bearish one occurs; 200 and -200 where one of
 * the next three candles confirms it, else 0: TA-Lib's `CDLHIKKAKEMOD`. It reads open, high, low and close.
 *
 * A candle; an inside bar that closes near its low (bullish) or high (bearish); another inside bar; one with a lower
 * high and a lower low (bullish), or with both higher (bearish). A close beyond the last inside bar confirms it.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(7).fill(10), 10, 9, 10, 9],
 *   high: [...Array(7).fill(12), 12, 11, 10, 9],
 *   low: [...Array(7).fill(8), 8, 9, 10, 6],
 *   close: [...Array(7).fill(11), 9, 9, 10, 8],
 * });
 * if (ta.CDLHIKKAKEMOD(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLHIKKAKEMOD(bars: CandleBars): Series {
  return findPattern(bars, 10, (c, start) => {
    // the rule is first asked for three rows before the pattern's own first row
    const near = c.threshold("near", 2 + 3);
    return followHikkake(c, start, (i) => {
      const inside = c.high(i - 2) < c.high(i - 3) && c.low(i - 2) > c.low(i - 3) &&
        c.high(i - 1) < c.high(i - 2) && c.low(i - 1) > c.low(i - 2);
      if (!inside) return 0;
      const falls = c.high(i) < c.high(i - 1) && c.low(i) < c.low(i - 1);
      if (falls && c.close(i - 2) <= c.low(i - 2) + near(i - 2)) return 1;
      const rises = c.high(i) > c.high(i - 1) && c.low(i) > c.low(i - 1);
      return rises && c.close(i - 2) >= c.high(i - 2) - near(i - 2) ? -1 : 0;
    });
  });
}
