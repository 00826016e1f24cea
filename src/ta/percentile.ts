import type { Series } from "../frame/series.ts";
import { checkedNumber, namedOptions, ofPrice, type Price } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `PERCENTILE`. */
export interface PercentileOptions extends PriceOptions, TimeperiodOptions {
  /** From 0 to 100. @default 50 */
  readonly percentile?: number;
}

/**
 * Returns the value of the last `timeperiod` values that `percentile` percent of them do not exceed: TA-Lib's `PERCENTILE`.
 *
 * `NaN` in the first `timeperiod - 1` rows (29 by default), and where the window holds a missing value. (TA-Lib's
 * results stay wrong after a missing value in between.)
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000 or `percentile` not a number from 0 to 100.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.PERCENTILE(Series.of([5, 1, 3, 4]), { timeperiod: 3, percentile: 50 });
 * if (String(found.toArray()) !== ",,3,3") throw new Error();
 * ```
 */
export function PERCENTILE(input: Price, options: PercentileOptions | number = {}): Series {
  const percentile = checkedNumber("PERCENTILE", "percentile", namedOptions(options).percentile ?? 50, 0, 100);
  return ofPrice("PERCENTILE", input, options, { standard: 30, least: 2 }, (values, period) => {
    const rank = Math.max(1, Math.min(period, Math.ceil(percentile * period / 100)));
    return rankedValues(values, period, rank);
  });
}

/** The value of a rank in each window, which is kept sorted. */
function rankedValues(values: Float64Array, period: number, rank: number): Float64Array {
  const begin = firstRow(values);
  const out = blankHead(values.length, begin + period - 1);
  const sorted = new Float64Array(period + 1);
  let size = 0;
  const placeOf = (value: number): number => {
    let [low, high] = [0, size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? NaN) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (let row = begin; row < out.length; row++) {
    const leaving = row - period < begin ? NaN : values[row - period] ?? NaN;
    if (!Number.isNaN(leaving)) {
      sorted.copyWithin(placeOf(leaving), placeOf(leaving) + 1, size);
      size--;
    }
    const value = values[row] ?? NaN;
    if (!Number.isNaN(value)) {
      const place = placeOf(value);
      sorted.copyWithin(place + 1, place, size);
      sorted[place] = value;
      size++;
    }
    if (row >= begin + period - 1) out[row] = size === period ? sorted[rank - 1] ?? NaN : NaN;
  }
  return out;
}
