import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { regressionLines } from "./kernel/linear_regression.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the slope per row of the regression line of the window: TA-Lib's `LINEARREG_SLOPE`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.LINEARREG_SLOPE(Series.of([1, 2, 3, 4]), { timeperiod: 3 });
 * if (JSON.stringify(found.round(9).toArray()) !== JSON.stringify([null, null, 1, 1])) throw new Error();
 * ```
 */
export function LINEARREG_SLOPE(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice(
    "LINEARREG_SLOPE",
    input,
    options,
    { standard: 14, least: 2 },
    (values, period) => regressionLines(values, period, "slopes").slope,
  );
}
