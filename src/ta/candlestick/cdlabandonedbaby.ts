import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { checkedPenetration, type PenetrationOptions } from "./penetration.ts";

/**
 * Returns 100 where a bullish abandoned baby occurs and -100 where a bearish one occurs, else 0: TA-Lib's
 * `CDLABANDONEDBABY`. It reads open, high, low and close.
 *
 * A long candle; a doji that leaves a gap to both neighbours, shadows included; one of the other color that is not
 * short and closes well within the first's body.
 *
 * The first 12 rows are 0. `penetration` is the share of the first body that the third candle must go back; it is 0.3
 * by default.
 *
 * @throws {RangeError} when `penetration` is not a number from 0.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 9, 6, 7],
 *   high: [...Array(10).fill(12), 10, 6, 9],
 *   low: [...Array(10).fill(8), 7, 6, 7],
 *   close: [...Array(10).fill(11), 7, 6, 9],
 * });
 * if (ta.CDLABANDONEDBABY(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLABANDONEDBABY(bars: CandleBars, options: PenetrationOptions | number = {}): Series {
  const penetration = checkedPenetration("CDLABANDONEDBABY", options, 0.3);
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const doji = c.threshold("bodyDoji", 1);
    const short = c.threshold("bodyShort", 0);
    return (i) =>
      c.body(i - 2) > long(i - 2) && c.body(i - 1) <= doji(i - 1) && c.body(i) > short(i) &&
        (c.isWhite(i - 2) && c.isBlack(i) && c.close(i) < c.close(i - 2) - c.body(i - 2) * penetration &&
            c.gapsUp(i - 1, i - 2) && c.gapsDown(i, i - 1) ||
          c.isBlack(i - 2) && c.isWhite(i) && c.close(i) > c.close(i - 2) + c.body(i - 2) * penetration &&
            c.gapsDown(i - 1, i - 2) && c.gapsUp(i, i - 1))
        ? c.color(i) * 100
        : 0;
  });
}
