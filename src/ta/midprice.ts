import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { movingMiddle } from "./kernel/range.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the middle between the highest high and the lowest low of the window: TA-Lib's `MIDPRICE`. It reads high and
 * low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.MIDPRICE(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,1.5,3]") throw new Error();
 * ```
 */
export function MIDPRICE(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("MIDPRICE", options, { standard: 14, least: 2 });
  const { high, low } = columnsOf(bars, "high", "low");
  return toSeries(movingMiddle(high, low, period, firstRow(high, low)));
}
