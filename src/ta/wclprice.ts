import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";

/**
 * Returns the mean of high, low and twice the close: TA-Lib's `WCLPRICE`.
 *
 * `NaN` where one of them is missing.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 2], close: [1, 3, 3] });
 * const found = ta.WCLPRICE(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[1,2.5,3.25]") throw new Error();
 * ```
 */
export function WCLPRICE(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const out = new Float64Array(close.length);
  for (let row = 0; row < out.length; row++) {
    out[row] = ((high[row] ?? NaN) + (low[row] ?? NaN) + 2 * (close[row] ?? NaN)) / 4;
  }
  return toSeries(out);
}
