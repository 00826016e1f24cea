import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { typicalPrice } from "./kernel/typical_price.ts";

/**
 * Returns the mean of high, low and close: TA-Lib's `TYPPRICE`.
 *
 * `NaN` where one of them is missing.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.TYPPRICE(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[1,2.333333,3.333333]") throw new Error();
 * ```
 */
export function TYPPRICE(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(typicalPrice(high, low, close));
}
