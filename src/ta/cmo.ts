import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { cmo } from "./kernel/cmo.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Chande's momentum oscillator, -100 to 100, with Wilder's smoothing: TA-Lib's `CMO`.
 *
 * `NaN` in the first `timeperiod` rows (14 unless told); 0 where nothing has moved, and after a missing value in between.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.CMO(Series.of([1, 2, 3, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 100, 0])) throw new Error();
 * ```
 */
export function CMO(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("CMO", input, options, { standard: 14, least: 2 }, cmo);
}
