import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { trima } from "./kernel/trima.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The triangular moving average, with the largest weights in the middle of the window: TA-Lib's `TRIMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 unless told), and from a missing value in between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.TRIMA(Series.of([1, 2, 7]), { timeperiod: 3 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 3])) throw new Error();
 * ```
 */
export function TRIMA(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("TRIMA", input, options, { standard: 30, least: 1 }, trima);
}
