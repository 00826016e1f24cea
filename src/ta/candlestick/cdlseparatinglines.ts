import type { Series } from "../../frame/series.ts";
import { isWithin } from "../kernel/candles.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where bullish separating lines occur and -100 where bearish ones occur, else 0: TA-Lib's
 * `CDLSEPARATINGLINES`. It reads open, high, low and close.
 *
 * A candle; a long one of the other color with a (nearly) equal open and no shadow (or a very short one) at the end
 * where it opened.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 7, 7],
 *   high: [...Array(10).fill(12), 7, 9],
 *   low: [...Array(10).fill(8), 6, 7],
 *   close: [...Array(10).fill(11), 6, 9],
 * });
 * if (ta.CDLSEPARATINGLINES(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLSEPARATINGLINES(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const equal = c.threshold("equal", 1);
    const long = c.threshold("bodyLong", 0);
    const veryShort = c.threshold("shadowVeryShort", 0);
    return (i) =>
      c.color(i - 1) === -c.color(i) && isWithin(c.open(i), c.open(i - 1), equal(i - 1)) && c.body(i) > long(i) &&
        (c.isWhite(i) ? c.lowerShadow(i) < veryShort(i) : c.upperShadow(i) < veryShort(i))
        ? c.color(i) * 100
        : 0;
  });
}
