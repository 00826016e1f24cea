import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { movingMin } from "./kernel/extremes.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the smallest value of the window: TA-Lib's `MIN`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.MIN(Series.of([1, 5, 2, 3]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 1, 2, 2])) throw new Error();
 * ```
 */
export function MIN(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("MIN", input, options, { standard: 30, least: 2 }, movingMin);
}
