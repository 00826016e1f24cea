import type { Series } from "../frame/series.ts";
import { checkedPeriod, namedOptions, ofPrice, type Price } from "./input.ts";
import { rma } from "./kernel/ema.ts";
import { deviation } from "./kernel/variance.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `RVI`. */
export interface RviOptions extends PriceOptions, TimeperiodOptions {
  /** The window of the standard deviation. @default 10 */
  readonly stddevperiod?: number;
}

/**
 * Returns Dorsey's relative volatility index, the share of the volatility of rising rows in all volatility, 0 to 100: TA-Lib's
 * `RVI`.
 *
 * `NaN` in the first `timeperiod + stddevperiod - 2` rows (22 by default); 50 where the price stands still.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1, or `stddevperiod` from 2, to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.RVI(Series.of([1, 2, 3, 3]), { timeperiod: 2, stddevperiod: 2 }).toArray()) !== ",,100,100") throw new Error();
 * ```
 */
export function RVI(input: Price, options: RviOptions | number = {}): Series {
  const window = checkedPeriod("RVI", "stddevperiod", namedOptions(options).stddevperiod ?? 10, 2);
  return ofPrice("RVI", input, options, { standard: 14, least: 1 }, (values, period) => {
    const begin = firstRow(values) + window - 1;
    const volatility = deviation(values, window);
    const changeOf = (row: number): number => (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    const ups = rma(volatility.map((value, row) => changeOf(row) > 0 ? value : 0), period, begin);
    const downs = rma(volatility.map((value, row) => changeOf(row) < 0 ? value : 0), period, begin);
    const first = begin + period - 1;
    const out = blankHead(values.length, first);
    for (let row = first; row < out.length; row++) {
      const up = ups[row] ?? NaN;
      const total = up + (downs[row] ?? NaN);
      out[row] = total === 0 ? 50 : 100 * (up / total);
    }
    return out;
  });
}
