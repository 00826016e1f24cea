import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a white closing marubozu occurs and -100 where a black one occurs, else 0: TA-Lib's
 * `CDLCLOSINGMARUBOZU`. It reads open, high, low and close.
 *
 * A long candle without a shadow (or with a very short one) at the end where it closed.
 *
 * The first 10 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 6],
 *   high: [...Array(10).fill(12), 8],
 *   low: [...Array(10).fill(8), 6],
 *   close: [...Array(10).fill(11), 8],
 * });
 * if (ta.CDLCLOSINGMARUBOZU(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLCLOSINGMARUBOZU(bars: CandleBars): Series {
  return findPattern(bars, 10, (c) => {
    const long = c.threshold("bodyLong", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) =>
      c.body(i) > long(i) && (c.isWhite(i) ? c.upperShadow(i) < veryShort(i) : c.lowerShadow(i) < veryShort(i))
        ? c.color(i) * 100
        : 0;
  });
}
