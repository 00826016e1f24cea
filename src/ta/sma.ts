import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { sma } from "./kernel/sma.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the simple moving average: TA-Lib's `SMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 30 by default), and in all rows from a missing value on:
 * `rolling(n).mean()` recovers from it.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.SMA(Series.of([1, 2, 3]), { timeperiod: 2 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 1.5, 2.5])) throw new Error();
 * ```
 */
export function SMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("SMA", input, options, { standard: 30, least: 1 }, sma);
}
