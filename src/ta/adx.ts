import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { adx } from "./kernel/adx.ts";
import { directionalMovement } from "./kernel/directional.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the average directional index, the strength of a trend in either direction, from 0 to 100: TA-Lib's `ADX`. It
 * reads high, low and close.
 *
 * `NaN` in the first `2 * timeperiod - 1` rows (`timeperiod` is 14 by default). After a missing value it keeps its last
 * value.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4, 5], low: [1, 2, 3, 4], close: [2, 3, 4, 5] });
 * const found = ta.ADX(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,null,100]") throw new Error();
 * ```
 */
export function ADX(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("ADX", options, { standard: 14, least: 2 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  return toSeries(adx(directionalMovement(high, low, close, period, begin), period, begin));
}
