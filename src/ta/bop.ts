import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";

/**
 * Returns the balance of power, the move of a candle as a share of its range, from -1 to 1: TA-Lib's `BOP`. It reads
 * open, high, low and close.
 *
 * 0 where the candle has no range, `NaN` where a price is missing.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ open: [1, 2], high: [3, 2], low: [1, 2], close: [2, 2] });
 * const found = ta.BOP(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[0.5,0]") throw new Error();
 * ```
 */
export function BOP(bars: Bars<"open" | "high" | "low" | "close">): Series {
  const { open, high, low, close } = columnsOf(bars, "open", "high", "low", "close");
  const out = blank(close.length);
  for (let row = firstRow(open, high, low, close); row < out.length; row++) {
    const range = (high[row] ?? NaN) - (low[row] ?? NaN);
    out[row] = range <= 0 ? 0 : ((close[row] ?? NaN) - (open[row] ?? NaN)) / range;
  }
  return toSeries(out);
}
