import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { ema } from "./kernel/ema.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns Elder's force index, the EMA of the change of the close times the volume: TA-Lib's `EFI`.
 *
 * `NaN` in the first `timeperiod` rows (13 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ close: [1, 3, 2], volume: [9, 5, 4] });
 * if (String(ta.EFI(candles, 2).toArray()) !== ",,3") throw new Error();
 * ```
 */
export function EFI(bars: Bars<"close" | "volume">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("EFI", options, { standard: 13, least: 1 });
  const { close, volume } = columnsOf(bars, "close", "volume");
  const first = firstRow(close, volume) + 1;
  const force = close.map((value, row) => (value - (close[row - 1] ?? NaN)) * (volume[row] ?? NaN));
  return toSeries(period === 1 ? blankBefore(force, first) : ema(force, period, first));
}
