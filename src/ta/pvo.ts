import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { percentOscillator } from "./kernel/percent_oscillator.ts";

/** Options of `PVO`. */
export interface PvoOptions {
  /** @default 12 */
  readonly fastperiod?: number;
  /** @default 26 */
  readonly slowperiod?: number;
  /** Which average, one of `ta.MA_Type`. @default 1 (EMA) */
  readonly matype?: number;
}

/**
 * Returns the percentage volume oscillator, by how many percent a fast average of the volume exceeds a slow one: TA-Lib's `PVO`.
 *
 * `NaN` in the first `slowperiod - 1` rows with the default average (25 by default).
 *
 * @throws {RangeError} when a period is not a whole number in TA-Lib's range, or an average not one of `ta.MA_Type`.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ volume: [1, 1, 4] });
 * if (ta.PVO(candles, { fastperiod: 2, slowperiod: 3, matype: ta.MA_Type.SMA }).at(-1) !== 25) throw new Error();
 * ```
 */
export function PVO(bars: Bars<"volume">, options: PvoOptions = {}): Series {
  const fast = checkedPeriod("PVO", "fastperiod", options.fastperiod ?? 12, 2);
  const slow = checkedPeriod("PVO", "slowperiod", options.slowperiod ?? 26, 2);
  const matype = checkedMaType("PVO", "matype", options.matype ?? MA_Type.EMA);
  return toSeries(percentOscillator(columnsOf(bars, "volume").volume, fast, slow, matype));
}
