import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { directionalIndicator, directionalMovement } from "./kernel/directional.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the negative directional indicator, the downward moves in percent of the true ranges: TA-Lib's `MINUS_DI`. It
 * reads high, low and close.
 *
 * `NaN` in the first `timeperiod` rows (14 by default); 0 where there is no true range, and after a missing value.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 3, 2], low: [3, 2, 1], close: [3, 2, 1] });
 * const found = ta.MINUS_DI(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,100]") throw new Error();
 * ```
 */
export function MINUS_DI(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("MINUS_DI", options, { standard: 14, least: 1 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const { minus, range } = directionalMovement(high, low, close, period, begin);
  return toSeries(directionalIndicator(minus, range, period, begin));
}
