import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns -100 where a thrusting pattern occurs, else 0: TA-Lib's `CDLTHRUSTING`. It reads open, high, low and close.
 *
 * A long black candle; a white one that opens below its low and closes within its body, above its close and not above
 * its middle. Bearish.
 *
 * The first 11 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 7],
 *   high: [...Array(10).fill(12), 10, 10],
 *   low: [...Array(10).fill(8), 8, 6],
 *   close: [...Array(10).fill(11), 8, 9],
 * });
 * if (ta.CDLTHRUSTING(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLTHRUSTING(bars: CandleBars): Series {
  return findPattern(bars, 11, (c) => {
    const equal = c.threshold("equal", 1);
    const long = c.threshold("bodyLong", 1);
    return (i) =>
      c.isBlack(i - 1) && c.body(i - 1) > long(i - 1) && c.isWhite(i) && c.open(i) < c.low(i - 1) &&
        c.close(i) > c.close(i - 1) + equal(i - 1) && c.close(i) <= c.close(i - 1) + c.body(i - 1) * 0.5
        ? -100
        : 0;
  });
}
