import type { Series } from "../frame/series.ts";
import { checkedPeriod, type Price, priceOf, toSeries } from "./input.ts";
import { macdLines } from "./kernel/macd.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `MACD`. */
export interface MacdOptions extends PriceOptions {
  /** @default 12 */
  readonly fastperiod?: number;
  /** @default 26 */
  readonly slowperiod?: number;
  /** @default 9 */
  readonly signalperiod?: number;
}

/** The lines of `MACD`. */
export interface MacdResult {
  /** The fast EMA minus the slow one. */
  readonly macd: Series;
  /** The EMA of `macd`. */
  readonly macdsignal: Series;
  /** `macd` minus `macdsignal`. */
  readonly macdhist: Series;
}

/**
 * Returns moving average convergence/divergence: TA-Lib's `MACD`.
 *
 * All three are `NaN` in the first `slowperiod + signalperiod - 2` rows (33 by default), and in all rows from a missing
 * value on. Both averages start in the same row; if `slowperiod` is shorter than `fastperiod`, they are swapped.
 *
 * @throws {RangeError} when a period is not a whole number from 2 (`signalperiod`: 1) to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const close = Series.of([1, 2, 3, 4, 5, 6]);
 * const { macd, macdsignal, macdhist } = ta.MACD(close, { fastperiod: 2, slowperiod: 3, signalperiod: 2 });
 * if (macd.at(-1) !== 0.5 || macdsignal.at(-1) !== 0.5 || macdhist.at(-1) !== 0) throw new Error();
 * if (macd.notna().sum() !== 3) throw new Error("the first three rows warm up");
 * ```
 */
export function MACD(input: Price, options: MacdOptions = {}): MacdResult {
  const fast = checkedPeriod("MACD", "fastperiod", options.fastperiod ?? 12, 2);
  const slow = checkedPeriod("MACD", "slowperiod", options.slowperiod ?? 26, 2);
  const signal = checkedPeriod("MACD", "signalperiod", options.signalperiod ?? 9, 1);
  const { macd, macdsignal, macdhist } = macdLines(priceOf(input, options), fast, slow, signal);
  return { macd: toSeries(macd), macdsignal: toSeries(macdsignal), macdhist: toSeries(macdhist) };
}
