import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { regressionLines } from "./kernel/linear_regression.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

const DEGREES = 180 / Math.PI;

/**
 * Returns the slope of the regression line of the window in degrees: TA-Lib's `LINEARREG_ANGLE`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.LINEARREG_ANGLE(Series.of([1, 2, 3, 4]), { timeperiod: 3 });
 * if (JSON.stringify(found.round(9).toArray()) !== JSON.stringify([null, null, 45, 45])) throw new Error();
 * ```
 */
export function LINEARREG_ANGLE(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("LINEARREG_ANGLE", input, options, { standard: 14, least: 2 }, (values, period) => {
    const { slope } = regressionLines(values, period, "slopes");
    for (let row = 0; row < slope.length; row++) slope[row] = Math.atan(slope[row] ?? NaN) * DEGREES;
    return slope;
  });
}
