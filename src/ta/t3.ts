import type { Series } from "../frame/series.ts";
import { checkedNumber, namedOptions, ofPrice, type Price } from "./input.ts";
import { t3 } from "./kernel/t3.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `T3`. */
export interface T3Options extends PriceOptions, TimeperiodOptions {
  /** How much of the lag of the EMA is removed, from 0 to 1. @default 0.7 */
  readonly vfactor?: number;
}

/**
 * Returns Tillson's T3, a weighted sum of EMAs of EMAs: TA-Lib's `T3`.
 *
 * `NaN` in the first `6 * (timeperiod - 1)` rows (`timeperiod` is 5 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000, or `vfactor` is not from 0 to 1.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.T3(Series.of([2, 2, 2, 2, 2, 2, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.round(9).toArray()) !== "[null,null,null,null,null,null,2]") throw new Error();
 * ```
 */
export function T3(input: Price, options: T3Options | number = {}): Series {
  const vfactor = checkedNumber("T3", "vfactor", namedOptions(options).vfactor ?? 0.7, 0, 1);
  return ofPrice("T3", input, options, { standard: 5, least: 1 }, (values, period) => t3(values, period, vfactor));
}
