import type { Series } from "../frame/series.ts";
import { Frame } from "../frame/frame.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { volumeWeightedMean } from "./kernel/volume_weighted.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The moving average weighed with the volume: TA-Lib's `VWMA`. It reads close (or the column that `price` names) and volume.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 unless told), from a missing value in between on, and
 * where nothing was traded.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const found = ta.VWMA(Frame.from({ close: [1, 4], volume: [2, 1] }), { timeperiod: 2 });
 * if (String(found.toArray()) !== ",2") throw new Error();
 * ```
 */
export function VWMA(bars: Bars<"close" | "volume">, options: PriceOptions & TimeperiodOptions = {}): Series {
  const period = checkedPeriod("VWMA", "timeperiod", options.timeperiod ?? 30, 1);
  const { close, volume } = bars instanceof Frame
    ? { close: bars.col(options.price ?? "close").values, volume: bars.col("volume").values }
    : columnsOf(bars, "close", "volume");
  return toSeries(volumeWeightedMean(close, volume, period, firstRow(close, volume)));
}
