import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { dema } from "./kernel/dema.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the double exponential moving average, twice the EMA minus the EMA of the EMA: TA-Lib's `DEMA`.
 *
 * `NaN` in the first `2 * (timeperiod - 1)` rows (`timeperiod` is 30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.DEMA(Series.of([1, 1, 1]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 1])) throw new Error();
 * ```
 */
export function DEMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("DEMA", input, options, { standard: 30, least: 1 }, dema);
}
