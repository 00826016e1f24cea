import type { Series } from "../frame/series.ts";
import { periodOf, type Price, priceOf, toSeries } from "./input.ts";
import { movingMax, movingMin } from "./kernel/extremes.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** The lines of `MINMAX`. */
export interface MinmaxResult {
  readonly min: Series;
  readonly max: Series;
}

/**
 * Returns the smallest and the largest of the last `timeperiod` values: TA-Lib's `MINMAX`.
 *
 * Both are `NaN` in the first `timeperiod - 1` rows (29 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const { min, max } = ta.MINMAX(Series.of([2, 1, 3]), { timeperiod: 2 });
 * if (String(min.toArray()) !== ",1,1" || String(max.toArray()) !== ",2,3") throw new Error();
 * ```
 */
export function MINMAX(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): MinmaxResult {
  const period = periodOf("MINMAX", options, { standard: 30, least: 2 });
  const values = priceOf(input, options);
  const begin = firstRow(values);
  return {
    min: toSeries(movingMin(values, period, begin)),
    max: toSeries(movingMax(values, period, begin)),
  };
}
