import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";

/**
 * Returns 100 where rising three methods occur and -100 where falling three methods occur, else 0: TA-Lib's
 * `CDLRISEFALL3METHODS`. It reads open, high, low and close.
 *
 * A long candle; three short ones of the other color that go back within its range; a long one of its color that opens
 * beyond the close before and closes beyond the first's close.
 *
 * The first 14 rows are 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 18, 17, 16, 16],
 *   high: [...Array(10).fill(12), 20, 18.5, 17.5, 16.5, 21],
 *   low: [...Array(10).fill(8), 9, 17, 16, 15, 16],
 *   close: [...Array(10).fill(11), 19, 17.5, 16.5, 15.5, 20.5],
 * });
 * if (ta.CDLRISEFALL3METHODS(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLRISEFALL3METHODS(bars: CandleBars): Series {
  return findPattern(bars, 14, (c) => {
    const long4 = c.threshold("bodyLong", 4);
    const short3 = c.threshold("bodyShort", 3);
    const short2 = c.threshold("bodyShort", 2);
    const short1 = c.threshold("bodyShort", 1);
    const long0 = c.threshold("bodyLong", 0);
    return (i) => {
      const color = c.color(i - 4);
      return c.body(i - 4) > long4(i - 4) && c.body(i - 3) < short3(i - 3) && c.body(i - 2) < short2(i - 2) &&
          c.body(i - 1) < short1(i - 1) && c.body(i) > long0(i) &&
          c.color(i - 3) === -color && c.color(i - 2) === -color && c.color(i - 1) === -color && c.color(i) === color &&
          c.bottom(i - 3) < c.high(i - 4) && c.top(i - 3) > c.low(i - 4) &&
          c.bottom(i - 2) < c.high(i - 4) && c.top(i - 2) > c.low(i - 4) &&
          c.bottom(i - 1) < c.high(i - 4) && c.top(i - 1) > c.low(i - 4) &&
          c.close(i - 2) * color < c.close(i - 3) * color && c.close(i - 1) * color < c.close(i - 2) * color &&
          c.open(i) * color > c.close(i - 1) * color && c.close(i) * color > c.close(i - 4) * color
        ? color * 100
        : 0;
    };
  });
}
