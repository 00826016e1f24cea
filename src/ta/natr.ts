import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { atr } from "./kernel/atr.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the average true range in percent of the close: TA-Lib's `NATR`. It reads high, low and close.
 *
 * `NaN` in the first `timeperiod` rows (14 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.NATR(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,83.333333]") throw new Error();
 * ```
 */
export function NATR(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("NATR", options, { standard: 14, least: 1 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const ranges = atr(high, low, close, period, begin);
  // a period of 1 is the true range itself, as in TA-Lib
  if (period === 1) return toSeries(ranges);
  for (let row = begin + period; row < ranges.length; row++) {
    const price = close[row] ?? NaN;
    ranges[row] = price === 0 ? 0 : (ranges[row] ?? NaN) / price * 100;
  }
  return toSeries(ranges);
}
