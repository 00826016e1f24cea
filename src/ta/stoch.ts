import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { fastK, withAverage } from "./kernel/stochastic.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";

/** Options of `STOCH`. */
export interface StochOptions {
  /** The window of highs and lows. @default 5 */
  readonly fastk_period?: number;
  /** @default 3 */
  readonly slowk_period?: number;
  /** The kind of the average, one of `ta.MA_Type`. @default 0 (SMA) */
  readonly slowk_matype?: number;
  /** @default 3 */
  readonly slowd_period?: number;
  /** The kind of the average, one of `ta.MA_Type`. @default 0 (SMA) */
  readonly slowd_matype?: number;
}

/** The lines of `STOCH`. */
export interface StochResult {
  /** The moving average of the place of the close in its window, from 0 to 100. */
  readonly slowk: Series;
  /** The moving average of `slowk`. */
  readonly slowd: Series;
}

/**
 * Returns the slow stochastic: TA-Lib's `STOCH`. It reads high, low and close.
 *
 * Both are `NaN` until `slowd` has its first value, 8 rows by default otherwise; a window without a range counts as 0.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000, or a kind of average is unknown.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4], low: [0, 1, 2], close: [1, 3, 3] });
 * const { slowk, slowd } = ta.STOCH(candles, { fastk_period: 2, slowk_period: 1, slowd_period: 2 });
 * if (slowk.round(2).at(-1) !== 66.67 || slowd.round(2).at(-1) !== 83.33) throw new Error();
 * ```
 */
export function STOCH(bars: Bars<"high" | "low" | "close">, options: StochOptions = {}): StochResult {
  const window = checkedPeriod("STOCH", "fastk_period", options.fastk_period ?? 5, 1);
  const slowkPeriod = checkedPeriod("STOCH", "slowk_period", options.slowk_period ?? 3, 1);
  const slowdPeriod = checkedPeriod("STOCH", "slowd_period", options.slowd_period ?? 3, 1);
  const slowkType = checkedMaType("STOCH", "slowk_matype", options.slowk_matype ?? MA_Type.SMA);
  const slowdType = checkedMaType("STOCH", "slowd_matype", options.slowd_matype ?? MA_Type.SMA);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const first = fastK(high, low, close, window, begin);
  const slowk = withAverage(first, slowkPeriod, slowkType, begin + window - 1);
  const slowd = withAverage(slowk.average, slowdPeriod, slowdType, slowk.start);
  return { slowk: toSeries(blankBefore(slowk.average, slowd.start)), slowd: toSeries(slowd.average) };
}
