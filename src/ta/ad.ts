import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { accumulationDistribution } from "./kernel/accumulation.ts";
import { firstRow } from "./kernel/warm_up.ts";

/**
 * Returns Chaikin's accumulation/distribution line, the running sum of the money flow volume: TA-Lib's `AD`. It reads
 * high, low, close and volume.
 *
 * Candles without a range add nothing.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2], low: [0, 0], close: [2, 0], volume: [3, 1] });
 * const found = ta.AD(candles);
 * if (JSON.stringify(found.round(6).toArray()) !== "[3,2]") throw new Error();
 * ```
 */
export function AD(bars: Bars<"high" | "low" | "close" | "volume">): Series {
  const { high, low, close, volume } = columnsOf(bars, "high", "low", "close", "volume");
  return toSeries(accumulationDistribution(high, low, close, volume, firstRow(high, low, close, volume)));
}
