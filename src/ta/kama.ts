import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { kama } from "./kernel/kama.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Kaufman's adaptive moving average, which follows straight moves faster than noise: TA-Lib's `KAMA`.
 *
 * `NaN` in the first `timeperiod` rows (30 by default), and in all rows from a missing value on.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.KAMA(Series.of([5, 5, 5]), { timeperiod: 2 });
 * if (JSON.stringify(found.round(9).toArray()) !== JSON.stringify([null, null, 5])) throw new Error();
 * ```
 */
export function KAMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("KAMA", input, options, { standard: 30, least: 1 }, kama);
}
