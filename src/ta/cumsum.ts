import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/**
 * Returns the running total: TA-Lib's `CUMSUM`. Leading missing values are skipped.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.CUMSUM(Series.of([1, 2, 3])).toArray()) !== "1,3,6") throw new Error();
 * ```
 */
export function CUMSUM(input: Price, options: PriceOptions = {}): Series {
  const values = priceOf(input, options);
  const begin = firstRow(values);
  const out = blankHead(values.length, begin);
  let sum = 0;
  for (let row = begin; row < out.length; row++) {
    sum += values[row] ?? NaN;
    out[row] = sum;
  }
  return toSeries(out);
}
