import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { sma } from "./kernel/sma.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns the detrended price oscillator: the price half a period ago, less the moving average. TA-Lib's `DPO`.
 *
 * The price is that of `timeperiod / 2 + 1` rows before. `NaN` in the first `timeperiod - 1` rows (19 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.DPO(Series.of([1, 2, 3, 8]), 3).toArray()) !== ",,-1,-2.333333333333333") throw new Error();
 * ```
 */
export function DPO(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("DPO", input, options, { standard: 20, least: 2 }, (values, period) => {
    const displacement = Math.floor(period / 2) + 1;
    const first = firstRow(values) + Math.max(period - 1, displacement);
    const average = sma(values, period, first - (period - 1));
    return blankBefore(average.map((mean, row) => (values[row - displacement] ?? NaN) - mean), first);
  });
}
