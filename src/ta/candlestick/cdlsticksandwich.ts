import type { Series } from "../../frame/series.ts";
import { isWithin } from "../kernel/candles.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a stick sandwich occurs, else 0: TA-Lib's `CDLSTICKSANDWICH`. It reads open, high, low and close.
 *
 * A black candle; a white one that trades above its close; a black one with a (nearly) equal close to the first's.
 * Bullish.
 *
 * The first 7 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(5).fill(10), 9, 8, 9],
 *   high: [...Array(5).fill(12), 9, 9, 9],
 *   low: [...Array(5).fill(8), 6, 8, 7],
 *   close: [...Array(5).fill(11), 7, 9, 7],
 * });
 * if (ta.CDLSTICKSANDWICH(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLSTICKSANDWICH(bars: CandleBars): Series {
  return findPattern(bars, 7, (c) => {
    const equal = c.threshold("equal", 2);
    return (i) =>
      c.isBlack(i - 2) && c.isWhite(i - 1) && c.isBlack(i) && c.low(i - 1) > c.close(i - 2) &&
        isWithin(c.close(i), c.close(i - 2), equal(i - 2))
        ? 100
        : 0;
  });
}
