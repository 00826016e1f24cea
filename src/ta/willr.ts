import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { isZeroBeside } from "./kernel/constants.ts";
import { movingRange } from "./kernel/range.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns Williams' %R, the distance of the close from the highest high of the window, from 0 to -100: TA-Lib's
 * `WILLR`. It reads high, low and close.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default); 0 where the window has no range.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.WILLR(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,0,-50]") throw new Error();
 * ```
 */
export function WILLR(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("WILLR", options, { standard: 14, least: 2 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const { highest, lowest } = movingRange(high, low, period, begin);
  // the place in the range takes the place of its upper end
  const out = highest;
  for (let row = begin + period - 1; row < out.length; row++) {
    const top = highest[row] ?? NaN;
    const bottom = lowest[row] ?? NaN;
    const range = top - bottom;
    const place = isZeroBeside(range, Math.abs(top) + Math.abs(bottom))
      ? 0
      : (top - (close[row] ?? NaN)) / range * -100;
    // a close outside of its own high and low stays at the border
    out[row] = place > 0 ? 0 : place < -100 ? -100 : place;
  }
  return toSeries(out);
}
