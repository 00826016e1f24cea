import type { BandsResult } from "./bands.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { heldRange } from "./kernel/held_range.ts";
import { medianPrice } from "./kernel/typical_price.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Donchian's channel, the window's highest high and lowest low and the middle between them: TA-Lib's `DONCHIAN`. It
 * reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 20 unless told). The row's own candle counts: for a
 * breakout compare with `upperband.shift(1)`.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const { upperband, middleband, lowerband } = ta.DONCHIAN(Frame.from({ high: [2, 5], low: [1, 3] }), { timeperiod: 2 });
 * if (upperband.at(-1) !== 5 || middleband.at(-1) !== 3 || lowerband.at(-1) !== 1) throw new Error();
 * ```
 */
export function DONCHIAN(bars: Bars<"high" | "low">, options: TimeperiodOptions = {}): BandsResult {
  const period = checkedPeriod("DONCHIAN", "timeperiod", options.timeperiod ?? 20, 2);
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const { highest, lowest } = heldRange(high, low, period, begin);
  return {
    upperband: toSeries(highest),
    middleband: toSeries(medianPrice(highest, lowest)),
    lowerband: toSeries(lowest),
  };
}
