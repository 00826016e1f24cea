import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { cmo } from "./kernel/cmo.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Chande's momentum oscillator with Wilder's smoothing, from -100 to 100: TA-Lib's `CMO`.
 *
 * `NaN` in the first `timeperiod` rows (14 by default); 0 where nothing has moved, and after a missing value.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.CMO(Series.of([1, 2, 3, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 100, 0])) throw new Error();
 * ```
 */
export function CMO(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("CMO", input, options, { standard: 14, least: 2 }, cmo);
}
