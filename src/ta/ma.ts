import type { Series } from "../frame/series.ts";
import { namedOptions, ofPrice, type Price } from "./input.ts";
import { checkedMaType, MA_Type, movingAverage } from "./kernel/moving_average.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `MA`. */
export interface MaOptions extends PriceOptions, TimeperiodOptions {
  /** The kind of the average, one of `ta.MA_Type`. @default 0 (SMA) */
  readonly matype?: number;
}

/**
 * Returns the moving average of the kind `matype`: TA-Lib's `MA`.
 *
 * `timeperiod` is 30 by default; missing values have the effect that they have in that average.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000, or `matype` is unknown.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.MA(Series.of([1, 2, 6]), { timeperiod: 2, matype: ta.MA_Type.EMA });
 * if (JSON.stringify(found.toArray()) !== "[null,1.5,4.5]") throw new Error();
 * ```
 */
export function MA(input: Price, options: MaOptions | number = {}): Series {
  const matype = checkedMaType("MA", "matype", namedOptions(options).matype ?? MA_Type.SMA);
  return ofPrice("MA", input, options, { standard: 30, least: 1 }, (values, period) => {
    return movingAverage(values, period, matype);
  });
}
