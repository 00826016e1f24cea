import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { directionalMovement } from "./kernel/directional.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * The moves down, summed as Wilder did: TA-Lib's `MINUS_DM`. It reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 unless told).
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 3, 2], low: [3, 2, 1], close: [3, 2, 1] });
 * const found = ta.MINUS_DM(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,1,1.5]") throw new Error();
 * ```
 */
export function MINUS_DM(bars: Bars<"high" | "low">, options: TimeperiodOptions = {}): Series {
  const period = checkedPeriod("MINUS_DM", "timeperiod", options.timeperiod ?? 14, 1);
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const { minus } = directionalMovement(high, low, low, period, begin);
  return toSeries(blankBefore(minus, begin + Math.max(period - 1, 1)));
}
