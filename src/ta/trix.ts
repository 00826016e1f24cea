import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { trix } from "./kernel/trix.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the change of the triple EMA since the row before in percent: TA-Lib's `TRIX`.
 *
 * `NaN` in the first `3 * (timeperiod - 1) + 1` rows (`timeperiod` is 30 by default), and in all rows from a missing value
 * on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.TRIX(Series.of([1, 1, 1, 1, 1]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, null, 0])) throw new Error();
 * ```
 */
export function TRIX(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("TRIX", input, options, { standard: 30, least: 1 }, trix);
}
