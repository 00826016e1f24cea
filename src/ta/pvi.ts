import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { volumeIndex } from "./kernel/volume_index.ts";

/**
 * Returns the positive volume index, which starts at 1000 and follows the close in the rows in which the volume rose: TA-Lib's
 * `PVI`.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ close: [10, 11, 22], volume: [5, 6, 4] });
 * if (String(ta.PVI(candles).round(6).toArray()) !== "1000,1100,1100") throw new Error();
 * ```
 */
export function PVI(bars: Bars<"close" | "volume">): Series {
  const { close, volume } = columnsOf(bars, "close", "volume");
  return toSeries(volumeIndex(close, volume, "rising"));
}
