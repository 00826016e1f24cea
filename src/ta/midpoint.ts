import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { movingMiddle } from "./kernel/range.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the middle between the largest and the smallest value of the window: TA-Lib's `MIDPOINT`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.MIDPOINT(Series.of([1, 5, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 3, 3.5])) throw new Error();
 * ```
 */
export function MIDPOINT(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("MIDPOINT", input, options, { standard: 14, least: 2 }, (values, period) => {
    return movingMiddle(values, values, period, firstRow(values));
  });
}
