import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { regressionLines } from "./kernel/linear_regression.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the value of the oldest row on the regression line of the window: TA-Lib's `LINEARREG_INTERCEPT`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.LINEARREG_INTERCEPT(Series.of([1, 2, 3, 4]), { timeperiod: 3 });
 * if (JSON.stringify(found.round(9).toArray()) !== JSON.stringify([null, null, 1, 2])) throw new Error();
 * ```
 */
export function LINEARREG_INTERCEPT(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice(
    "LINEARREG_INTERCEPT",
    input,
    options,
    { standard: 14, least: 2 },
    (values, period) => regressionLines(values, period).intercept,
  );
}
