import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { scoreHarami } from "./harami.ts";

/**
 * Returns 100 where a bullish harami occurs and -100 where a bearish one occurs (80 and -80 where the bodies share an
 * end), else 0: TA-Lib's `CDLHARAMI`. It reads open, high, low and close.
 *
 * A long candle; a short one within its body.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 12, 8],
 *   high: [...Array(10).fill(12), 12, 10],
 *   low: [...Array(10).fill(8), 6, 7],
 *   close: [...Array(10).fill(11), 7, 9],
 * });
 * if (ta.CDLHARAMI(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLHARAMI(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const long = c.threshold("bodyLong", 1);
    const short = c.threshold("bodyShort", 0);
    return (i) => c.body(i - 1) > long(i - 1) && c.body(i) <= short(i) ? scoreHarami(c, i) : 0;
  });
}
