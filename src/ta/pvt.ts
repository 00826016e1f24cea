import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";

/**
 * Returns the price volume trend, the running total of the relative changes of the close times the volume: TA-Lib's `PVT`.
 *
 * It starts with 0. `qtpylib.pvt`, technical's, is missing in the first row.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ close: [10, 11, 22], volume: [5, 10, 2] });
 * if (String(ta.PVT(candles).round(6).toArray()) !== "0,1,3") throw new Error();
 * ```
 */
export function PVT(bars: Bars<"close" | "volume">): Series {
  const { close, volume } = columnsOf(bars, "close", "volume");
  const begin = firstRow(close, volume);
  const out = blankHead(close.length, begin);
  let sum = 0;
  let before = close[begin] ?? NaN;
  for (let row = begin; row < out.length; row++) {
    const value = close[row] ?? NaN;
    if (before !== 0) sum += (value - before) / before * (volume[row] ?? NaN);
    out[row] = sum;
    before = value;
  }
  return toSeries(out);
}
