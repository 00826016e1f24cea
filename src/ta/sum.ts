import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { movingSum } from "./kernel/sma.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the sum of the window: TA-Lib's `SUM`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.SUM(Series.of([1, 5, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 6, 7])) throw new Error();
 * ```
 */
export function SUM(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("SUM", input, options, { standard: 30, least: 2 }, movingSum);
}
