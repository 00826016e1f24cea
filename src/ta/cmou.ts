import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Chande's momentum oscillator from plain sums of the moves, -100 to 100: TA-Lib's `CMOU`. (`CMO` smooths them as Wilder
 * did.)
 *
 * `NaN` in the first `timeperiod` rows (14 by default); 0 where the price stands still.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.CMOU(Series.of([1, 4, 3, 3]), 2).toArray()) !== ",,50,-100") throw new Error();
 * ```
 */
export function CMOU(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("CMOU", input, options, { standard: 14, least: 2 }, unsmoothedMomentum);
}

function unsmoothedMomentum(values: Float64Array, period: number): Float64Array {
  const begin = firstRow(values);
  const first = begin + period;
  const out = blankHead(values.length, first);
  const changeOf = (row: number): number => (values[row] ?? NaN) - (values[row - 1] ?? NaN);
  let [ups, downs, unchanged] = [0, 0, 0];
  for (let row = begin + 1; row < out.length; row++) {
    if (row > first) {
      const leaving = changeOf(row - period);
      if (leaving > 0) ups -= leaving;
      else if (leaving < 0) downs += leaving;
    }
    const change = changeOf(row);
    if (change > 0) ups += change;
    else if (change < 0) downs -= change;
    unchanged = change === 0 ? unchanged + 1 : 0;
    // what is left in the sums after a whole window without moves is the error of rounding
    if (row > first && unchanged >= period) ups = downs = 0;
    if (row < first) continue;
    const total = ups + downs;
    out[row] = total > 0 ? 100 * (ups - downs) / total : 0;
  }
  return out;
}
