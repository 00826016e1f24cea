import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { trueRange } from "./kernel/true_range.ts";
import { firstRow } from "./kernel/warm_up.ts";

/**
 * Returns the true range, the largest of the candle's range and its distances from the close before: TA-Lib's `TRANGE`.
 * It reads high, low and close.
 *
 * `NaN` in the first row.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.TRANGE(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,2,3]") throw new Error();
 * ```
 */
export function TRANGE(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(trueRange(high, low, close, firstRow(high, low, close)));
}
