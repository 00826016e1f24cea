import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { checkedPenetration, type PenetrationOptions } from "./penetration.ts";

/**
 * Returns 100 where a morning doji star occurs, else 0: TA-Lib's `CDLMORNINGDOJISTAR`. It reads open, high, low and
 * close.
 *
 * A long black candle; a doji whose body gaps down; a white one that is not short and closes well within the first's
 * body. Bullish.
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
 *   open: [...Array(10).fill(10), 10, 7, 8],
 *   high: [...Array(10).fill(12), 10, 7, 10],
 *   low: [...Array(10).fill(8), 8, 6, 6],
 *   close: [...Array(10).fill(11), 8, 7, 10],
 * });
 * if (ta.CDLMORNINGDOJISTAR(candles).at(-1) !== 100) throw new Error();
 * ```
 */
export function CDLMORNINGDOJISTAR(bars: CandleBars, options: PenetrationOptions | number = {}): Series {
  const penetration = checkedPenetration("CDLMORNINGDOJISTAR", options, 0.3);
  return findPattern(bars, 12, (c) => {
    const long = c.threshold("bodyLong", 2);
    const doji = c.threshold("bodyDoji", 1);
    const short = c.threshold("bodyShort", 0);
    return (i) =>
      c.body(i - 2) > long(i - 2) && c.isBlack(i - 2) && c.body(i - 1) <= doji(i - 1) && c.bodyGapsDown(i - 1, i - 2) &&
        c.body(i) > short(i) && c.isWhite(i) && c.close(i) > c.close(i - 2) + c.body(i - 2) * penetration
        ? 100
        : 0;
  });
}
