import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a bullish breakaway occurs and -100 where a bearish one occurs, else 0: TA-Lib's `CDLBREAKAWAY`.
 * It reads open, high, low and close.
 *
 * A long candle; three that gap away and go on in its direction, the first and the last of them of its color; one of
 * the other color that closes in the gap.
 *
 * The first 14 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 30, 23, 22, 21, 19],
 *   high: [...Array(10).fill(12), 31, 24, 23, 22, 25],
 *   low: [...Array(10).fill(8), 24, 21, 20, 18, 19],
 *   close: [...Array(10).fill(11), 25, 22, 21, 19, 24],
 * });
 * if (ta.CDLBREAKAWAY(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLBREAKAWAY(bars: CandleBars): Series {
  return findPattern(bars, 14, (c) => {
    const long = c.threshold("bodyLong", 4);
    return (i) =>
      c.body(i - 4) > long(i - 4) && c.color(i - 4) === c.color(i - 3) && c.color(i - 3) === c.color(i - 1) &&
        c.color(i - 1) === -c.color(i) &&
        (c.isBlack(i - 4) && c.bodyGapsDown(i - 3, i - 4) && c.high(i - 2) < c.high(i - 3) &&
            c.low(i - 2) < c.low(i - 3) &&
            c.high(i - 1) < c.high(i - 2) && c.low(i - 1) < c.low(i - 2) &&
            c.close(i) > c.open(i - 3) && c.close(i) < c.close(i - 4) ||
          c.isWhite(i - 4) && c.bodyGapsUp(i - 3, i - 4) && c.high(i - 2) > c.high(i - 3) &&
            c.low(i - 2) > c.low(i - 3) &&
            c.high(i - 1) > c.high(i - 2) && c.low(i - 1) > c.low(i - 2) &&
            c.close(i) < c.open(i - 3) && c.close(i) > c.close(i - 4))
        ? c.color(i) * 100
        : 0;
  });
}
