import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { movingMax } from "./kernel/extremes.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the largest value of the window: TA-Lib's `MAX`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.MAX(Series.of([1, 5, 2, 3]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 5, 5, 3])) throw new Error();
 * ```
 */
export function MAX(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("MAX", input, options, { standard: 30, least: 2 }, movingMax);
}
