import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { rma } from "./kernel/ema.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Wilder's moving average, which starts with the mean of the first rows: TA-Lib's `RMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.RMA(Series.of([1, 3, 6]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 2, 4])) throw new Error();
 * ```
 */
export function RMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("RMA", input, options, { standard: 30, least: 1 }, rma);
}
