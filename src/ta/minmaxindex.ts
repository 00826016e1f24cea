import type { Series } from "../frame/series.ts";
import { indexOfExtreme } from "./extreme_index.ts";
import { periodOf, type Price, priceOf } from "./input.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** The rows that `MINMAXINDEX` returns. */
export interface MinmaxindexResult {
  readonly minidx: Series;
  readonly maxidx: Series;
}

/**
 * Returns the rows that hold the smallest and the largest of the last `timeperiod` values: TA-Lib's `MINMAXINDEX`.
 *
 * Rows count from 0. The first `timeperiod - 1` rows (29 by default) are 0.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const { minidx, maxidx } = ta.MINMAXINDEX(Series.of([2, 1, 3]), 2);
 * if (String(minidx.toArray()) !== "0,1,1" || String(maxidx.toArray()) !== "0,0,2") throw new Error();
 * ```
 */
export function MINMAXINDEX(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): MinmaxindexResult {
  const period = periodOf("MINMAXINDEX", options, { standard: 30, least: 2 });
  const values = priceOf(input, options);
  return { minidx: indexOfExtreme(values, period, "lowest"), maxidx: indexOfExtreme(values, period, "highest") };
}
