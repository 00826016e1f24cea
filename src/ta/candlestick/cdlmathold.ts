import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { checkedPenetration, type PenetrationOptions } from "./penetration.ts";

/**
 * Returns 100 where a mat hold occurs, else 0: TA-Lib's `CDLMATHOLD`. It reads open, high, low and close.
 *
 * A long white candle; three short ones that fall back, the first black and gapping up, the others well within the
 * first's body; a white one that opens above the close before and closes above all of the three. Bullish.
 *
 * The first 14 rows are 0. `penetration` is the share of the first body that the short candles may take back. It is
 * 0.5 by default.
 *
 * @throws {RangeError} when `penetration` is not a number from 0.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 10, 22, 20, 19, 19],
 *   high: [...Array(10).fill(12), 20, 23, 21, 19.5, 25],
 *   low: [...Array(10).fill(8), 10, 20.5, 18, 17, 19],
 *   close: [...Array(10).fill(11), 20, 21.5, 19, 18, 24],
 * });
 * if (ta.CDLMATHOLD(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLMATHOLD(bars: CandleBars, options: PenetrationOptions | number = {}): Series {
  const penetration = checkedPenetration("CDLMATHOLD", options, 0.5);
  return findPattern(bars, 14, (c) => {
    const long = c.threshold("bodyLong", 4);
    const short3 = c.threshold("bodyShort", 3);
    const short2 = c.threshold("bodyShort", 2);
    const short1 = c.threshold("bodyShort", 1);
    return (i) => {
      const floor = c.close(i - 4) - c.body(i - 4) * penetration;
      return c.body(i - 4) > long(i - 4) && c.isWhite(i - 4) &&
          c.body(i - 3) < short3(i - 3) && c.isBlack(i - 3) && c.bodyGapsUp(i - 3, i - 4) &&
          c.body(i - 2) < short2(i - 2) && c.body(i - 1) < short1(i - 1) &&
          c.bottom(i - 2) < c.close(i - 4) && c.bottom(i - 1) < c.close(i - 4) &&
          c.bottom(i - 2) > floor && c.bottom(i - 1) > floor &&
          c.top(i - 2) < c.open(i - 3) && c.top(i - 1) < c.top(i - 2) &&
          c.isWhite(i) && c.open(i) > c.close(i - 1) &&
          c.close(i) > c.high(i - 3) && c.close(i) > c.high(i - 2) && c.close(i) > c.high(i - 1)
        ? 100
        : 0;
    };
  });
}
