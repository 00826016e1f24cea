import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the share of the `timeperiod` values before that lie below the value, in percent: TA-Lib's `PERCENTRANK`.
 *
 * `NaN` in the first `timeperiod` rows (100 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.PERCENTRANK(Series.of([1, 3, 2, 9]), 2).toArray()) !== ",,50,100") throw new Error();
 * ```
 */
export function PERCENTRANK(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("PERCENTRANK", input, options, { standard: 100, least: 2 }, (values, period) => {
    const first = firstRow(values) + period;
    const out = blankHead(values.length, first);
    for (let row = first; row < out.length; row++) {
      const value = values[row] ?? NaN;
      let below = 0;
      for (let i = row - period; i < row; i++) if ((values[i] ?? NaN) < value) below++;
      out[row] = below / period * 100;
    }
    return out;
  });
}
