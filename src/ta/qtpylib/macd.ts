import type { Series } from "../../frame/series.ts";
import { rollingWeightedMean } from "./rolling.ts";

/** Options of qtpylib's `macd`. */
export interface MacdOptions {
  /** @default 3 */
  readonly fast?: number;
  /** @default 10 */
  readonly slow?: number;
  /** @default 16 */
  readonly smooth?: number;
}

/** The lines of qtpylib's `macd`. */
export interface MacdResult {
  readonly macd: Series;
  readonly signal: Series;
  readonly histogram: Series;
}

/**
 * Returns moving average convergence/divergence of exponentially weighted means: technical's `qtpylib.macd`. Its
 * defaults are not those of `ta.MACD`.
 *
 * Each line is missing until its windows are full.
 *
 * @throws {RangeError} when a period is not a number from 1.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const { macd, histogram } = qtpylib.macd(Series.of([2, 2, 2, 2]), { fast: 1, slow: 2, smooth: 2 });
 * if (macd.at(1) !== 0 || histogram.at(1) !== null || histogram.at(2) !== 0) throw new Error();
 * ```
 */
export function macd(series: Series, { fast = 3, slow = 10, smooth = 16 }: MacdOptions = {}): MacdResult {
  const line = rollingWeightedMean(series, { window: fast }).sub(rollingWeightedMean(series, { window: slow }));
  const signal = rollingWeightedMean(line, { window: smooth });
  return { macd: line, signal, histogram: line.sub(signal) };
}
