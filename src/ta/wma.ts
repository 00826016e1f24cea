import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { wma } from "./kernel/wma.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the moving average with weights from 1 for the oldest row to `timeperiod` for the newest: TA-Lib's `WMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default). A missing value makes rows `NaN` until
 * TA-Lib recomputes its running sums, every eight periods.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.WMA(Series.of([3, 6, 9]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 5, 8])) throw new Error();
 * ```
 */
export function WMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("WMA", input, options, { standard: 30, least: 1 }, wma);
}
