import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { MA_Type, movingAverage } from "./kernel/moving_average.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the exponential moving average, which starts with the mean of the first rows: TA-Lib's `EMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.EMA(Series.of([1, 2, 6]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 1.5, 4.5])) throw new Error();
 * ```
 */
export function EMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("EMA", input, options, { standard: 30, least: 1 }, (values, period) => {
    return movingAverage(values, period, MA_Type.EMA);
  });
}
