import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { fastK, withAverage } from "./kernel/stochastic.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";

/** Options of `KDJ`. */
export interface KdjOptions {
  /** The window of highs and lows. @default 9 */
  readonly fastk_period?: number;
  /** @default 3 */
  readonly slowk_period?: number;
  /** Which average, one of `ta.MA_Type`. @default 13 (RMA) */
  readonly slowk_matype?: number;
  /** @default 3 */
  readonly slowd_period?: number;
  /** Which average, one of `ta.MA_Type`. @default 13 (RMA) */
  readonly slowd_matype?: number;
}

/** The lines of `KDJ`. */
export interface KdjResult {
  /** The smoothed place of the close in its window, 0 to 100. */
  readonly k: Series;
  /** The average of `k`. */
  readonly d: Series;
  /** Three times `k` less twice `d`. */
  readonly j: Series;
}

/**
 * Returns the KDJ indicator, a stochastic with Wilder's averages and their divergence: TA-Lib's `KDJ`. It reads high, low and
 * close.
 *
 * All three lines are `NaN` in the first 12 rows by default.
 *
 * @throws {RangeError} when a period is not a whole number in TA-Lib's range, or an average not one of `ta.MA_Type`.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 4, 4], low: [0, 0, 0], close: [1, 3, 4] });
 * const { k, d, j } = ta.KDJ(candles, { fastk_period: 1, slowk_period: 1, slowd_period: 2 });
 * if (k.at(-1) !== 100 || d.at(-1) !== 75 || j.at(-1) !== 150) throw new Error();
 * ```
 */
export function KDJ(bars: Bars<"high" | "low" | "close">, options: KdjOptions = {}): KdjResult {
  const window = checkedPeriod("KDJ", "fastk_period", options.fastk_period ?? 9, 1);
  const kPeriod = checkedPeriod("KDJ", "slowk_period", options.slowk_period ?? 3, 1);
  const dPeriod = checkedPeriod("KDJ", "slowd_period", options.slowd_period ?? 3, 1);
  const kType = checkedMaType("KDJ", "slowk_matype", options.slowk_matype ?? MA_Type.RMA);
  const dType = checkedMaType("KDJ", "slowd_matype", options.slowd_matype ?? MA_Type.RMA);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const slowk = withAverage(fastK(high, low, close, window, begin), kPeriod, kType, begin + window - 1);
  const { average: d, start } = withAverage(slowk.average, dPeriod, dType, slowk.start);
  const k = blankBefore(slowk.average, start);
  return { k: toSeries(k), d: toSeries(d), j: toSeries(k.map((value, row) => 3 * value - 2 * (d[row] ?? NaN))) };
}
