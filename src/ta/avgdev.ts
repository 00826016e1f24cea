import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the mean distance of the last `timeperiod` values from their mean: TA-Lib's `AVGDEV`.
 *
 * `NaN` in the first `timeperiod - 1` rows (13 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.AVGDEV(Series.of([1, 3, 3]), 2).toArray()) !== ",1,0") throw new Error();
 * ```
 */
export function AVGDEV(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("AVGDEV", input, options, { standard: 14, least: 2 }, (values, period) => {
    const first = firstRow(values) + period - 1;
    const out = blankHead(values.length, first);
    for (let row = first; row < out.length; row++) {
      let sum = 0;
      for (let i = 0; i < period; i++) sum += values[row - i] ?? NaN;
      let distances = 0;
      for (let i = 0; i < period; i++) distances += Math.abs((values[row - i] ?? NaN) - sum / period);
      out[row] = distances / period;
    }
    return out;
  });
}
