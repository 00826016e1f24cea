import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { sma } from "./kernel/sma.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the moving average of the candle bodies, close less open: TA-Lib's `QSTICK`. It reads open and close.
 *
 * `NaN` in the first `timeperiod - 1` rows (9 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ open: [1, 4], close: [4, 3] });
 * if (ta.QSTICK(candles, 2).at(-1) !== 1) throw new Error();
 * ```
 */
export function QSTICK(bars: Bars<"open" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("QSTICK", options, { standard: 10, least: 1 });
  const { open, close } = columnsOf(bars, "open", "close");
  const differences = close.map((value, row) => value - (open[row] ?? NaN));
  return toSeries(sma(differences, period, firstRow(open, close)));
}
