import type { Series } from "../frame/series.ts";
import { Frame } from "../frame/frame.ts";
import { type Bars, columnsOf, namedOptions, periodOf, toSeries } from "./input.ts";
import { volumeWeightedMean } from "./kernel/volume_weighted.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the moving average weighted by volume: TA-Lib's `VWMA`. It reads close (or the column that `price` names) and
 * volume.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default), all rows from a missing value on, and rows
 * where the volume is 0.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const found = ta.VWMA(Frame.from({ close: [1, 4], volume: [2, 1] }), { timeperiod: 2 });
 * if (String(found.toArray()) !== ",2") throw new Error();
 * ```
 */
export function VWMA(bars: Bars<"close" | "volume">, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  const period = periodOf("VWMA", options, { standard: 30, least: 1 });
  const { close, volume } = bars instanceof Frame
    ? { close: bars.col(namedOptions(options).price ?? "close").values, volume: bars.col("volume").values }
    : columnsOf(bars, "close", "volume");
  return toSeries(volumeWeightedMean(close, volume, period, firstRow(close, volume)));
}
