import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { hma } from "./kernel/hma.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Hull's moving average, a WMA of twice a WMA of half the period minus the WMA of the period: TA-Lib's `HMA`.
 * `qtpylib.hma` consists of exponential averages instead.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 20 by default) and the next `sqrt(timeperiod) - 1`; missing
 * values have the effect that they have in `WMA`.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.HMA(Series.of([1, 1, 1, 1, 1]), { timeperiod: 4 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, null, 1])) throw new Error();
 * ```
 */
export function HMA(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("HMA", input, options, { standard: 20, least: 1 }, hma);
}
