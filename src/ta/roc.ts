import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { percentChange } from "./kernel/lag.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the change since `timeperiod` rows before in percent: TA-Lib's `ROC`. 0 where the value before is 0.
 *
 * `NaN` in the first `timeperiod` rows (10 by default), and where either value is missing.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.ROC(Series.of([1, 2, 6]), { timeperiod: 1 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 100, 200])) throw new Error();
 * ```
 */
export function ROC(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("ROC", input, options, { standard: 10, least: 1 }, percentChange);
}
