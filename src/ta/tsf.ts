import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { fma } from "./kernel/fma.ts";
import { regressionLines } from "./kernel/linear_regression.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the value of the next row on the regression line of the window, a forecast: TA-Lib's `TSF`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 14 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.TSF(Series.of([1, 2, 3, 4]), { timeperiod: 3 });
 * if (JSON.stringify(found.round(9).toArray()) !== JSON.stringify([null, null, 4, 5])) throw new Error();
 * ```
 */
export function TSF(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("TSF", input, options, { standard: 14, least: 2 }, (values, period) => {
    const { intercept, slope } = regressionLines(values, period);
    for (let row = 0; row < slope.length; row++) slope[row] = fma(slope[row] ?? NaN, period, intercept[row] ?? NaN);
    return slope;
  });
}
