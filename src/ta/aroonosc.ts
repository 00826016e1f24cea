import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { heldExtremes } from "./kernel/extreme_rows.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns Aroon up minus Aroon down, from -100 to 100: TA-Lib's `AROONOSC`. It reads high and low.
 *
 * `NaN` in the first `timeperiod` rows (14 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 2, 3, 2], low: [0, 1, 2, 1] });
 * const found = ta.AROONOSC(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,100,-50]") throw new Error();
 * ```
 */
export function AROONOSC(bars: Bars<"high" | "low">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("AROONOSC", options, { standard: 14, least: 2 });
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const highest = heldExtremes(high, period + 1, "highest", begin, true).rows;
  const lowest = heldExtremes(low, period + 1, "lowest", begin, true).rows;
  const out = blank(high.length);
  for (let row = begin + period; row < out.length; row++) {
    out[row] = 100 / period * ((highest[row] ?? 0) - (lowest[row] ?? 0));
  }
  return toSeries(out);
}
