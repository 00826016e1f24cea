import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { variance } from "./kernel/variance.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the variance of the window (`ddof` 0; that of pandas' `var` is 1): TA-Lib's `VAR`. Its option `nbdev` has no
 * effect there and does not exist here.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 5 by default). A missing value makes rows `NaN` until
 * TA-Lib recomputes its running sums, every 32 periods.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.VAR(Series.of([1, 3, 7]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== "[null,1,4]") throw new Error();
 * ```
 */
export function VAR(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("VAR", input, options, { standard: 5, least: 1 }, variance);
}
