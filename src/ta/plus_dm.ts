import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { directionalMovement } from "./kernel/directional.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the upward moves with Wilder's smoothing: TA-Lib's `PLUS_DM`. It reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4], low: [1, 2, 3], close: [2, 3, 4] });
 * const found = ta.PLUS_DM(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,1,1.5]") throw new Error();
 * ```
 */
export function PLUS_DM(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("PLUS_DM", options, { standard: 14, least: 1 });
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const { plus } = directionalMovement(high, low, low, period, begin);
  return toSeries(blankBefore(plus, begin + Math.max(period - 1, 1)));
}
