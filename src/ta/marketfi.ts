import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";

/**
 * Returns Bill Williams' market facilitation index, the range of the candle for each unit of volume: TA-Lib's `MARKETFI`. It is 0
 * without volume.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3], low: [1, 1], volume: [4, 0] });
 * if (String(ta.MARKETFI(candles).toArray()) !== "0.5,0") throw new Error();
 * ```
 */
export function MARKETFI(bars: Bars<"high" | "low" | "volume">): Series {
  const { high, low, volume } = columnsOf(bars, "high", "low", "volume");
  return toSeries(high.map((value, row) => {
    const traded = volume[row] ?? NaN;
    return traded === 0 ? 0 : (value - (low[row] ?? NaN)) / traded;
  }));
}
