import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { fractionalChange } from "./kernel/lag.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the change since `timeperiod` rows before as a fraction: TA-Lib's `ROCP`. 0 where the value before is 0.
 *
 * `NaN` in the first `timeperiod` rows (10 by default), and where either value is missing.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.ROCP(Series.of([1, 2, 6]), { timeperiod: 1 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 1, 2])) throw new Error();
 * ```
 */
export function ROCP(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("ROCP", input, options, { standard: 10, least: 1 }, fractionalChange);
}
