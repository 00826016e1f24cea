import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { movingMiddle } from "./kernel/range.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * The middle between the window's highest high and lowest low: TA-Lib's `MIDPRICE`. It reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 unless told).
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.MIDPRICE(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,1.5,3]") throw new Error();
 * ```
 */
export function MIDPRICE(bars: Bars<"high" | "low">, options: TimeperiodOptions = {}): Series {
  const period = checkedPeriod("MIDPRICE", "timeperiod", options.timeperiod ?? 14, 2);
  const { high, low } = columnsOf(bars, "high", "low");
  return toSeries(movingMiddle(high, low, period, firstRow(high, low)));
}
