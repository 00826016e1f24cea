import { pairwiseSum } from "../frame/series/pairwise_sum.ts";
import type { Series } from "../frame/series.ts";
import { ofPrice, type Price } from "./input.ts";
import { blank } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/**
 * Returns Ehlers' correlation trend indicator, the correlation of the last `timeperiod` values with a straight line, -1 to 1.
 * It is not one of TA-Lib's functions: its source is pandas_ta's `cti(close, length)`.
 *
 * `NaN` in the first `timeperiod - 1` rows (11 by default), where the price stands still, and where the window holds a missing
 * value.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.CTI(Series.of([1, 2, 3, 2, 1]), 3);
 * if (String(found.round(6).toArray()) !== ",,1,0,-1") throw new Error();
 * ```
 */
export function CTI(input: Price, options: PriceOptions & TimeperiodOptions | number = {}): Series {
  return ofPrice("CTI", input, options, { standard: 12, least: 2 }, correlationWithTime);
}

/** Sums each window on its own and in NumPy's order, as pandas_ta does. */
function correlationWithTime(values: Float64Array, period: number): Float64Array {
  const out = blank(values.length);
  const places = 0.5 * period * (period + 1);
  const divisor = period * (places * (2 * period + 1) / 3) - places * places;
  const weighed = new Float64Array(Math.min(period, values.length));
  const squares = new Float64Array(weighed.length);
  for (let row = period - 1; row < out.length; row++) {
    const first = row - period + 1;
    for (let i = 0; i < period; i++) {
      const value = values[first + i] ?? NaN;
      weighed[i] = (i + 1) * value;
      squares[i] = value * value;
    }
    const sum = pairwiseSum(values, first, row + 1);
    const common = period * pairwiseSum(weighed) - places * sum;
    out[row] = common / Math.sqrt(divisor * (period * pairwiseSum(squares) - sum * sum));
  }
  return out;
}
