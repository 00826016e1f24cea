import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Kaufman's efficiency ratio, the net move as a share of the way the price went, 0 to 1: TA-Lib's `ER`.
 *
 * `NaN` in the first `timeperiod` rows (10 by default); 1 where the price stands still.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.ER(Series.of([1, 4, 3, 3]), 2).toArray()) !== ",,0.5,1") throw new Error();
 * ```
 */
export function ER(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("ER", input, options, { standard: 10, least: 2 }, efficiencyRatio);
}

function efficiencyRatio(values: Float64Array, period: number): Float64Array {
  const begin = firstRow(values);
  const first = begin + period;
  const out = blankHead(values.length, first);
  let [way, unchanged] = [0, 0];
  for (let row = begin + 1; row < out.length; row++) {
    if (row > first) way -= Math.abs((values[row - period - 1] ?? NaN) - (values[row - period] ?? NaN));
    const change = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    way += Math.abs(change);
    unchanged = change === 0 ? unchanged + 1 : 0;
    // what is left in the sum after a whole window without moves is the error of rounding
    if (row > first && unchanged >= period) way = 0;
    if (row < first) continue;
    const net = (values[row] ?? NaN) - (values[row - period] ?? NaN);
    out[row] = way <= 0 || way <= net ? 1 : Math.min(Math.abs(net / way), 1);
  }
  return out;
}
