import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { typicalPrice } from "./kernel/typical_price.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";

/**
 * Returns the mean of the typical price since the first row, weighted by volume: TA-Lib's `VWAP`. It reads high, low,
 * close and volume. `qtpylib.rollingVwap` has a window instead.
 *
 * Rows with a missing value add nothing; 0 until there is volume.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 4], low: [1, 4], close: [1, 4], volume: [2, 1] });
 * const found = ta.VWAP(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[1,2]") throw new Error();
 * ```
 */
export function VWAP(bars: Bars<"high" | "low" | "close" | "volume">): Series {
  const { high, low, close, volume } = columnsOf(bars, "high", "low", "close", "volume");
  const typical = typicalPrice(high, low, close);
  const out = blank(close.length);
  let traded = 0;
  let paid = 0;
  let average = 0;
  for (let row = firstRow(high, low, close, volume); row < out.length; row++) {
    const amount = volume[row] ?? NaN;
    const price = typical[row] ?? NaN;
    if (Number.isFinite(price) && Number.isFinite(amount)) {
      paid += price * amount;
      traded += amount;
    }
    if (traded > 0) average = paid / traded;
    out[row] = average;
  }
  return toSeries(out);
}
