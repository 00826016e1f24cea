import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where a bullish engulfing pattern occurs and -100 where a bearish one occurs (80 and -80 where the
 * bodies share an end), else 0: TA-Lib's `CDLENGULFING`. It reads open, high, low and close.
 *
 * A candle; one of the other color whose body engulfs it.
 *
 * The first 2 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(1).fill(10), 10, 6],
 *   high: [...Array(1).fill(12), 10, 11],
 *   low: [...Array(1).fill(8), 9, 6],
 *   close: [...Array(1).fill(11), 9, 11],
 * });
 * if (ta.CDLENGULFING(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLENGULFING(bars: CandleBars): Series {
  return findPattern(bars, 2, (c) => {
    return (i) => {
      const engulfs = c.isWhite(i) && c.isBlack(i - 1) &&
          (c.close(i) >= c.open(i - 1) && c.open(i) < c.close(i - 1) ||
            c.close(i) > c.open(i - 1) && c.open(i) <= c.close(i - 1)) ||
        c.isBlack(i) && c.isWhite(i - 1) &&
          (c.open(i) >= c.close(i - 1) && c.close(i) < c.open(i - 1) ||
            c.open(i) > c.close(i - 1) && c.close(i) <= c.open(i - 1));
      if (!engulfs) return 0;
      return c.color(i) * (c.open(i) !== c.close(i - 1) && c.close(i) !== c.open(i - 1) ? 100 : 80);
    };
  });
}
