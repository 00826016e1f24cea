import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { medianPrice } from "./kernel/typical_price.ts";

/**
 * Returns the mean of high and low: TA-Lib's `MEDPRICE`.
 *
 * `NaN` where one of them is missing.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.MEDPRICE(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[1,2,3.5]") throw new Error();
 * ```
 */
export function MEDPRICE(bars: Bars<"high" | "low">): Series {
  const { high, low } = columnsOf(bars, "high", "low");
  return toSeries(medianPrice(high, low));
}
