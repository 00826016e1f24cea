import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { variance } from "./kernel/variance.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The variance of the window, of all its values (`ddof` 0, where pandas' `var` has 1): TA-Lib's `VAR`, whose `nbdev`
 * does nothing.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 5 unless told). A missing value in between makes rows
 * missing until TA-Lib adds its window up anew, every 32 periods.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.VAR(Series.of([1, 3, 7]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== "[null,1,4]") throw new Error();
 * ```
 */
export function VAR(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("VAR", input, options, { standard: 5, least: 1 }, variance);
}
