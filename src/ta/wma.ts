import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { wma } from "./kernel/wma.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The moving average with weights 1 to `timeperiod`, the newest row's the largest: TA-Lib's `WMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 unless told). A missing value in between makes rows
 * missing until TA-Lib adds its window up anew, every eight periods.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.WMA(Series.of([3, 6, 9]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 5, 8])) throw new Error();
 * ```
 */
export function WMA(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("WMA", input, options, { standard: 30, least: 1 }, wma);
}
