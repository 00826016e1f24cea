import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { cci } from "./kernel/cci.ts";
import { typicalPrice } from "./kernel/typical_price.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the commodity channel index, the distance of the typical price from its mean: TA-Lib's `CCI`. It reads high,
 * low and close.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default); 0 where the price has not moved.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 2, 3], low: [1, 2, 3], close: [1, 2, 3] });
 * const found = ta.CCI(candles, { timeperiod: 3 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,100]") throw new Error();
 * ```
 */
export function CCI(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("CCI", options, { standard: 14, least: 2 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(cci(typicalPrice(high, low, close), period, firstRow(high, low, close)));
}
