import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { fastK, withAverage } from "./kernel/stochastic.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `STOCHF`. */
export interface StochfOptions {
  /** The window of highs and lows. @default 5 */
  readonly fastk_period?: number;
  /** @default 3 */
  readonly fastd_period?: number;
  /** The kind of the average, one of `ta.MA_Type`. @default 0 (SMA) */
  readonly fastd_matype?: number;
}

/** The lines of `STOCHF` and `STOCHRSI`. */
export interface StochfResult {
  /** The place of the value in its window, from 0 to 100. */
  readonly fastk: Series;
  /** The moving average of `fastk`. */
  readonly fastd: Series;
}

/**
 * Returns the fast stochastic: TA-Lib's `STOCHF`. It reads high, low and close.
 *
 * Both are `NaN` until `fastd` has its first value, 6 rows by default otherwise; 0 where the window has no range.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000, or `fastd_matype` is unknown.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4], low: [0, 1, 2], close: [1, 3, 2.5] });
 * const { fastk, fastd } = ta.STOCHF(candles, { fastk_period: 2, fastd_period: 2 });
 * if (fastk.at(-1) !== 50 || fastd.at(-1) !== 75 || fastk.at(1) !== null) throw new Error();
 * ```
 */
export function STOCHF(bars: Bars<"high" | "low" | "close">, options: StochfOptions = {}): StochfResult {
  const window = checkedPeriod("STOCHF", "fastk_period", options.fastk_period ?? 5, 1);
  const period = checkedPeriod("STOCHF", "fastd_period", options.fastd_period ?? 3, 1);
  const matype = checkedMaType("STOCHF", "fastd_matype", options.fastd_matype ?? MA_Type.SMA);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const fastk = fastK(high, low, close, window, begin);
  const { values, average } = withAverage(fastk, period, matype, begin + window - 1);
  return { fastk: toSeries(values), fastd: toSeries(average) };
}
