import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { atr } from "./kernel/atr.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the average true range with Wilder's smoothing: TA-Lib's `ATR`. It reads high, low and close.
 *
 * `NaN` in the first `timeperiod` rows (14 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.ATR(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,2.5]") throw new Error();
 * ```
 */
export function ATR(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("ATR", options, { standard: 14, least: 1 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(atr(high, low, close, period, firstRow(high, low, close)));
}
