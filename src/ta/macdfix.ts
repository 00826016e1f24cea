import { checkedPeriod, namedOptions, type Price, priceOf, toSeries } from "./input.ts";
import { macdLines } from "./kernel/macd.ts";
import type { MacdResult } from "./macd.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `MACDFIX`. */
export interface MacdfixOptions extends PriceOptions {
  /** @default 9 */
  readonly signalperiod?: number;
}

const FIXED_WEIGHTS = { faster: 0.15, slower: 0.075 } as const;

/**
 * Returns the MACD with the fixed periods 12 and 26 and the weights 0.15 and 0.075: TA-Lib's `MACDFIX`.
 *
 * All three lines are `NaN` in the first `signalperiod + 24` rows (33 by default).
 *
 * @throws {RangeError} when `signalperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const close = Series.of(Array(40).fill(5));
 * const { macd, macdsignal } = ta.MACDFIX(close, 9);
 * if (macd.isna().sum() !== 33 || macd.at(-1) !== 0 || macdsignal.at(-1) !== 0) throw new Error();
 * ```
 */
export function MACDFIX(input: Price, options: MacdfixOptions | number = {}): MacdResult {
  const given = typeof options === "number" ? options : options.signalperiod ?? 9;
  const signal = checkedPeriod("MACDFIX", "signalperiod", given, 1);
  const values = priceOf(input, namedOptions(options));
  const { macd, macdsignal, macdhist } = macdLines(values, 12, 26, signal, FIXED_WEIGHTS);
  return { macd: toSeries(macd), macdsignal: toSeries(macdsignal), macdhist: toSeries(macdhist) };
}
