import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { tema } from "./kernel/tema.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the triple exponential moving average, three EMAs minus three EMAs of the EMA plus the EMA of that: TA-Lib's
 * `TEMA`.
 *
 * `NaN` in the first `3 * (timeperiod - 1)` rows (`timeperiod` is 30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.TEMA(Series.of([1, 1, 1, 1]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, 1])) throw new Error();
 * ```
 */
export function TEMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("TEMA", input, options, { standard: 30, least: 1 }, tema);
}
