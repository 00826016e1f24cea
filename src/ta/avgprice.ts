import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";

/**
 * Returns the mean of open, high, low and close: TA-Lib's `AVGPRICE`.
 *
 * `NaN` where one of them is missing.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ open: [1], high: [4], low: [1], close: [2] });
 * const found = ta.AVGPRICE(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[2]") throw new Error();
 * ```
 */
export function AVGPRICE(bars: Bars<"open" | "high" | "low" | "close">): Series {
  const { open, high, low, close } = columnsOf(bars, "open", "high", "low", "close");
  const out = new Float64Array(close.length);
  for (let row = 0; row < out.length; row++) {
    out[row] = ((high[row] ?? NaN) + (low[row] ?? NaN) + (close[row] ?? NaN) + (open[row] ?? NaN)) / 4;
  }
  return toSeries(out);
}
