import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { kama } from "./kernel/kama.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Kaufman's adaptive moving average, the quicker the straighter the way of the price: TA-Lib's `KAMA`.
 *
 * `NaN` in the first `timeperiod` rows (30 unless told), and from a missing value in between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.KAMA(Series.of([5, 5, 5]), { timeperiod: 2 });
 * if (JSON.stringify(found.round(9).toArray()) !== JSON.stringify([null, null, 5])) throw new Error();
 * ```
 */
export function KAMA(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("KAMA", input, options, { standard: 30, least: 1 }, kama);
}
