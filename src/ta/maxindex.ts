import type { Series } from "../frame/series.ts";
import { indexOfExtreme } from "./extreme_index.ts";
import { periodOf, type Price, priceOf } from "./input.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the row that holds the largest of the last `timeperiod` values: TA-Lib's `MAXINDEX`.
 *
 * Rows count from 0. The first `timeperiod - 1` rows (29 by default) are 0.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const rows = ta.MAXINDEX(Series.of([2, 1, 3, 5, 4]), 2);
 * if (String(rows.toArray()) !== "0,0,2,3,3") throw new Error();
 * ```
 */
export function MAXINDEX(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  const period = periodOf("MAXINDEX", options, { standard: 30, least: 2 });
  return indexOfExtreme(priceOf(input, options), period, "highest");
}
