import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { dema } from "./kernel/dema.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The double exponential moving average, twice the EMA less its EMA: TA-Lib's `DEMA`.
 *
 * `NaN` in the first `2 * (timeperiod - 1)` rows (`timeperiod` is 30 unless told), and from a missing value in between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.DEMA(Series.of([1, 1, 1]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 1])) throw new Error();
 * ```
 */
export function DEMA(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("DEMA", input, options, { standard: 30, least: 1 }, dema);
}
