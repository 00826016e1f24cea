import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { ratio } from "./kernel/lag.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the value divided by the one `timeperiod` rows before: TA-Lib's `ROCR`. 0 where the value before is 0.
 *
 * `NaN` in the first `timeperiod` rows (10 by default), and where either value is missing.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.ROCR(Series.of([1, 2, 6]), { timeperiod: 1 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 2, 3])) throw new Error();
 * ```
 */
export function ROCR(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("ROCR", input, options, { standard: 10, least: 1 }, ratio);
}
