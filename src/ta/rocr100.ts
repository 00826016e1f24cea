import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { ratio } from "./kernel/lag.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the value in percent of the one `timeperiod` rows before: TA-Lib's `ROCR100`. 0 where the value before is 0.
 *
 * `NaN` in the first `timeperiod` rows (10 by default), and where either value is missing.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.ROCR100(Series.of([1, 2, 6]), { timeperiod: 1 });
 * if (JSON.stringify(found.toArray()) !== JSON.stringify([null, 200, 300])) throw new Error();
 * ```
 */
export function ROCR100(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("ROCR100", input, options, { standard: 10, least: 1 }, (values, lag) => {
    const out = ratio(values, lag);
    for (let row = lag; row < out.length; row++) out[row] = (out[row] ?? NaN) * 100;
    return out;
  });
}
