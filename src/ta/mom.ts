import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { change } from "./kernel/lag.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the change since `timeperiod` rows before: TA-Lib's `MOM`.
 *
 * `NaN` in the first `timeperiod` rows (10 by default), and where either value is missing.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.MOM(Series.of([1, 2, 6]), { timeperiod: 1 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 1, 4])) throw new Error();
 * ```
 */
export function MOM(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("MOM", input, options, { standard: 10, least: 1 }, change);
}
