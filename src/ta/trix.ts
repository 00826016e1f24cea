import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { trix } from "./kernel/trix.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The percentage by which the triple EMA has changed since the row before: TA-Lib's `TRIX`.
 *
 * `NaN` in the first `3 * (timeperiod - 1) + 1` rows (`timeperiod` is 30 unless told), and from a missing value in
 * between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.TRIX(Series.of([1, 1, 1, 1, 1]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, null, 0])) throw new Error();
 * ```
 */
export function TRIX(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("TRIX", input, options, { standard: 30, least: 1 }, trix);
}
