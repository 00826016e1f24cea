import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { sma } from "./kernel/sma.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the average daily range, the moving average of high less low: TA-Lib's `ADR`. It reads high and low.
 *
 * `NaN` in the first `timeperiod - 1` rows (13 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 5], low: [1, 4] });
 * if (ta.ADR(candles, 2).at(-1) !== 2) throw new Error();
 * ```
 */
export function ADR(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("ADR", options, { standard: 14, least: 1 });
  const { high, low } = columnsOf(bars, "high", "low");
  const differences = high.map((value, row) => value - (low[row] ?? NaN));
  return toSeries(sma(differences, period, firstRow(high, low)));
}
