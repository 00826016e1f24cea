import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { rsi } from "./kernel/rsi.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the relative strength index with Wilder's smoothing, from 0 to 100: TA-Lib's `RSI`.
 *
 * `NaN` in the first `timeperiod` rows (14 by default); 0 where nothing has moved and, as in TA-Lib 0.8.1, after a
 * missing value.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.RSI(Series.of([1, 2, 3, 2]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, 100, 50])) throw new Error();
 * ```
 */
export function RSI(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("RSI", input, options, { standard: 14, least: 2 }, rsi);
}
