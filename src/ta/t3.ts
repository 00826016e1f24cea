import type { Series } from "../frame/series.ts";
import { checkedNumber, ofPrice, type Price } from "./input.ts";
import { t3 } from "./kernel/t3.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `T3`. */
export interface T3Options extends PriceOptions, TimeperiodOptions {
  /** How much of the EMA's lag is taken back, 0 to 1. @default 0.7 */
  readonly vfactor?: number;
}

/**
 * Tillson's T3, six EMAs one of the other, weighed: TA-Lib's `T3`.
 *
 * `NaN` in the first `6 * (timeperiod - 1)` rows (`timeperiod` is 5 unless told), and from a missing value in between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000 and `vfactor` from 0 to 1.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.T3(Series.of([2, 2, 2, 2, 2, 2, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.round(9).toArray()) !== "[null,null,null,null,null,null,2]") throw new Error();
 * ```
 */
export function T3(input: Price, options: T3Options = {}): Series {
  const vfactor = checkedNumber("T3", "vfactor", options.vfactor ?? 0.7, 0);
  if (vfactor > 1) throw new RangeError(`vfactor of T3() must be a number from 0 to 1, not ${vfactor}`);
  return ofPrice("T3", input, options, { standard: 5, least: 1 }, (values, period) => t3(values, period, vfactor));
}
