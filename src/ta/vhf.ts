import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the vertical horizontal filter, the range of the price as a share of the way it went, 0 to 1: TA-Lib's `VHF`.
 *
 * `NaN` in the first `timeperiod` rows (28 by default); 0 where the price stands still.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.VHF(Series.of([1, 2, 4, 4]), 2).toArray()) !== ",,0.6666666666666666,0") throw new Error();
 * ```
 */
export function VHF(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("VHF", input, options, { standard: 28, least: 2 }, (values, period) => {
    const first = firstRow(values) + period;
    const out = blankHead(values.length, first);
    for (let row = first; row < out.length; row++) {
      let highest = values[row] ?? NaN;
      let lowest = highest;
      let way = 0;
      for (let i = row - period + 1; i <= row; i++) {
        const value = values[i] ?? NaN;
        way += Math.abs(value - (values[i - 1] ?? NaN));
        if (value > highest) highest = value;
        if (value < lowest) lowest = value;
      }
      out[row] = way > 0 ? (highest - lowest) / way : 0;
    }
    return out;
  });
}
