import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { zlema } from "./kernel/zlema.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the zero lag exponential moving average, the EMA of each value plus its gain over the lag: TA-Lib's `ZLEMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows and the lag of `(timeperiod - 1) / 2` rows, rounded down (`timeperiod` is 30
 * by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.ZLEMA(Series.of([1, 2, 3, 4, 5]), { timeperiod: 3 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, 4, 5])) throw new Error();
 * ```
 */
export function ZLEMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("ZLEMA", input, options, { standard: 30, least: 1 }, zlema);
}
