import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { trima } from "./kernel/trima.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the triangular moving average, which has the largest weights in the middle of the window: TA-Lib's `TRIMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.TRIMA(Series.of([1, 2, 7]), { timeperiod: 3 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 3])) throw new Error();
 * ```
 */
export function TRIMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("TRIMA", input, options, { standard: 30, least: 1 }, trima);
}
