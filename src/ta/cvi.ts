import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, namedOptions, periodOf, toSeries } from "./input.ts";
import { ema } from "./kernel/ema.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** Options of `CVI`. */
export interface CviOptions extends TimeperiodOptions {
  /** How many rows the change looks back. @default 10 */
  readonly rocperiod?: number;
}

/**
 * Returns Chaikin's volatility, by how many percent the EMA of high less low changed in `rocperiod` rows: TA-Lib's `CVI`.
 *
 * `NaN` in the first `timeperiod + rocperiod - 1` rows (19 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2, or `rocperiod` from 1, to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2, 4], low: [1, 1, 1] });
 * if (ta.CVI(candles, { timeperiod: 2, rocperiod: 1 }).round(6).at(-1) !== 133.333333) throw new Error();
 * ```
 */
export function CVI(bars: Bars<"high" | "low">, options: CviOptions | number = {}): Series {
  const period = periodOf("CVI", options, { standard: 10, least: 2 });
  const lag = checkedPeriod("CVI", "rocperiod", namedOptions(options).rocperiod ?? 10, 1);
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const spread = ema(high.map((value, row) => value - (low[row] ?? NaN)), period, begin);
  const first = begin + period - 1 + lag;
  const out = blankHead(high.length, first);
  for (let row = first; row < out.length; row++) {
    const before = spread[row - lag] ?? NaN;
    out[row] = before === 0 ? 0 : 100 * (((spread[row] ?? NaN) - before) / before);
  }
  return toSeries(out);
}
