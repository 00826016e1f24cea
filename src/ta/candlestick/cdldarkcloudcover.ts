import type { Series } from "../../frame/series.ts";
import { type CandleBars, findPattern } from "./find_pattern.ts";
import { checkedPenetration, type PenetrationOptions } from "./penetration.ts";

/**
 * Returns -100 where a dark cloud cover occurs, else 0: TA-Lib's `CDLDARKCLOUDCOVER`. It reads open, high, low and
 * close.
 *
 * A long white candle; a black one that opens above its high and closes well within its body. Bearish.
 *
 * The first 11 rows are 0. `penetration` is the share of the first body that the second candle must go back; it is 0.5
 * by default.
 *
 * @throws {RangeError} when `penetration` is not a number from 0.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({
 *   open: [...Array(10).fill(10), 9, 13],
 *   high: [...Array(10).fill(12), 12, 13],
 *   low: [...Array(10).fill(8), 9, 6],
 *   close: [...Array(10).fill(11), 12, 10],
 * });
 * if (ta.CDLDARKCLOUDCOVER(candles).at(-1) !== -100) throw new Error();
 * ```
 */
export function CDLDARKCLOUDCOVER(bars: CandleBars, options: PenetrationOptions | number = {}): Series {
  const penetration = checkedPenetration("CDLDARKCLOUDCOVER", options, 0.5);
  return findPattern(bars, 11, (c) => {
    const long = c.threshold("bodyLong", 1);
    return (i) =>
      c.isWhite(i - 1) && c.body(i - 1) > long(i - 1) && c.isBlack(i) && c.open(i) > c.high(i - 1) &&
        c.close(i) > c.open(i - 1) && c.close(i) < c.close(i - 1) - c.body(i - 1) * penetration
        ? -100
        : 0;
  });
}
