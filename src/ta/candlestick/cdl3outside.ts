import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where three outside up occur and -100 where three outside down occur, else 0: TA-Lib's `CDL3OUTSIDE`. It
 * reads open, high, low and close.
 *
 * A candle; one of the other color whose body engulfs it; one that closes further in the direction of the second.
 *
 * The first 3 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(1).fill(10), 9, 6, 10],
 *   high: [...Array(1).fill(12), 9, 11, 11],
 *   low: [...Array(1).fill(8), 6, 6, 10],
 *   close: [...Array(1).fill(11), 7, 10, 11],
 * });
 * if (ta.CDL3OUTSIDE(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDL3OUTSIDE(bars: CandleBars): Series {
  return findPattern(bars, 3, (c) => {
    return (i) =>
      c.isWhite(i - 1) && c.isBlack(i - 2) && c.close(i - 1) > c.open(i - 2) && c.open(i - 1) < c.close(i - 2) &&
          c.close(i) > c.close(i - 1) ||
        c.isBlack(i - 1) && c.isWhite(i - 2) && c.open(i - 1) > c.close(i - 2) && c.close(i - 1) < c.open(i - 2) &&
          c.close(i) < c.close(i - 1)
        ? c.color(i - 1) * 100
        : 0;
  });
}
