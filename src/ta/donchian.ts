import type { BandsResult } from "./bands.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { heldRange } from "./kernel/held_range.ts";
import { medianPrice } from "./kernel/typical_price.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns Donchian's channel, the highest high and the lowest low of the window and the middle between them: TA-Lib's
 * `DONCHIAN`. It reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 20 by default). The window includes the row itself: to find
 * a breakout, compare with `upperband.shift(1)`.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const { upperband, middleband, lowerband } = ta.DONCHIAN(Frame.from({ high: [2, 5], low: [1, 3] }), { timeperiod: 2 });
 * if (upperband.at(-1) !== 5 || middleband.at(-1) !== 3 || lowerband.at(-1) !== 1) throw new Error();
 * ```
 */
export function DONCHIAN(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): BandsResult {
  const period = periodOf("DONCHIAN", options, { standard: 20, least: 2 });
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const { highest, lowest } = heldRange(high, low, period, begin);
  return {
    upperband: toSeries(highest),
    middleband: toSeries(medianPrice(highest, lowest)),
    lowerband: toSeries(lowest),
  };
}
