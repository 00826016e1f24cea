import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { zlema } from "./kernel/zlema.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * The zero lag exponential moving average, the EMA of what each row has gained over its lag: TA-Lib's `ZLEMA`.
 *
 * `NaN` in the first `timeperiod - 1` rows and as many as its lag, `(timeperiod - 1) / 2` rounded down (`timeperiod` is
 * 30 unless told), and from a missing value in between on.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.ZLEMA(Series.of([1, 2, 3, 4, 5]), { timeperiod: 3 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, null, null, 4, 5])) throw new Error();
 * ```
 */
export function ZLEMA(input: Price, options: PriceOptions & TimeperiodOptions = {}): Series {
  return ofPrice("ZLEMA", input, options, { standard: 30, least: 1 }, zlema);
}
