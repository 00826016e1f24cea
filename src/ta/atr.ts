import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { atr } from "./kernel/atr.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * The average true range, smoothed as Wilder did: TA-Lib's `ATR`. It reads high, low and close.
 *
 * `NaN` in the first `timeperiod` rows (14 unless told), and from a missing value in between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.ATR(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,2.5]") throw new Error();
 * ```
 */
export function ATR(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions = {}): Series {
  const period = checkedPeriod("ATR", "timeperiod", options.timeperiod ?? 14, 1);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(atr(high, low, close, period, firstRow(high, low, close)));
}
