import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { hma } from "./kernel/hma.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Hull's moving average, a WMA of twice the WMA of half the period less the WMA: TA-Lib's `HMA`. (`qtpylib.hma` is
 * another: it is made of exponential means.)
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 20 unless told) and its root less 1; missing values as in `WMA`.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.HMA(Series.of([1, 1, 1, 1, 1]), { timeperiod: 4 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, null, 1])) throw new Error();
 * ```
 */
export function HMA(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("HMA", input, options, { standard: 20, least: 1 }, hma);
}
