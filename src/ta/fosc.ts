import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { fma } from "./kernel/fma.ts";
import { regressionLines } from "./kernel/linear_regression.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the forecast oscillator: by how many percent of itself the price differs from the forecast that the regression line of
 * the `timeperiod` rows before makes for it. TA-Lib's `FOSC`.
 *
 * `NaN` in the first `timeperiod` rows (5 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.FOSC(Series.of([1, 2, 4]), 2).toArray()) !== ",,25") throw new Error();
 * ```
 */
export function FOSC(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("FOSC", input, options, { standard: 5, least: 2 }, (values, period) => {
    const first = firstRow(values) + period;
    const out = blankHead(values.length, first);
    const { intercept, slope } = regressionLines(values, period);
    for (let row = first; row < out.length; row++) {
      const value = values[row] ?? NaN;
      const forecast = fma(slope[row - 1] ?? NaN, period, intercept[row - 1] ?? NaN);
      out[row] = value === 0 ? 0 : 100 * (value - forecast) / value;
    }
    return out;
  });
}
