import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { directionalMovement } from "./kernel/directional.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the downward moves with Wilder's smoothing: TA-Lib's `MINUS_DM`. It reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 3, 2], low: [3, 2, 1], close: [3, 2, 1] });
 * const found = ta.MINUS_DM(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,1,1.5]") throw new Error();
 * ```
 */
export function MINUS_DM(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("MINUS_DM", options, { standard: 14, least: 1 });
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const { minus } = directionalMovement(high, low, low, period, begin);
  return toSeries(blankBefore(minus, begin + Math.max(period - 1, 1)));
}
