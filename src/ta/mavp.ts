import { Frame } from "../frame/frame.ts";
import { requireLength } from "../frame/rows.ts";
import type { Series } from "../frame/series.ts";
import { checkedPeriod, toSeries } from "./input.ts";
import { checkedMaType, MA_Type, maLookback, movingAverage } from "./kernel/moving_average.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `MAVP`. */
export interface MavpOptions extends PriceOptions {
  /** The column that holds each row's period. @default "periods" */
  readonly periods?: string;
  /** @default 2 */
  readonly minperiod?: number;
  /** @default 30 */
  readonly maxperiod?: number;
  /** Which average, one of `ta.MA_Type`. @default 0 (SMA) */
  readonly matype?: number;
}

/**
 * Returns a moving average whose period is read from a column: TA-Lib's `MAVP`.
 *
 * It takes a dataframe, or the price and the periods. Periods are cut to whole numbers from `minperiod` to `maxperiod`; a missing
 * period counts as `minperiod`. `NaN` in the first rows, as many as the average of `maxperiod` needs (29 by default).
 *
 * @throws {RangeError} when a period is not a whole number in TA-Lib's range, `matype` not one of `ta.MA_Type`, or the lengths differ.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.MAVP([Series.of([1, 2, 6]), Series.of([1, 1, 2])], { minperiod: 1, maxperiod: 2 });
 * if (String(found.toArray()) !== ",2,4") throw new Error();
 * ```
 */
export function MAVP(input: Frame | readonly [price: Series, periods: Series], options: MavpOptions = {}): Series {
  const least = checkedPeriod("MAVP", "minperiod", options.minperiod ?? 2, 1);
  const most = checkedPeriod("MAVP", "maxperiod", options.maxperiod ?? 30, 2);
  const matype = checkedMaType("MAVP", "matype", options.matype ?? MA_Type.SMA);
  if (least > most) throw new RangeError(`minperiod of MAVP() must not be above maxperiod: ${least} is above ${most}`);
  const [price, periods] = input instanceof Frame
    ? [input.col(options.price ?? "close"), input.col(options.periods ?? "periods")]
    : input;
  requireLength("periods", periods.length, price.length);
  const values = price.values;
  const wanted = periods.values;
  const start = firstRow(values, wanted) + maLookback(most, matype);
  const out = blankHead(values.length, start);
  const averages = new Map<number, Float64Array>();
  for (let row = start; row < out.length; row++) {
    const asked = wanted[row] ?? NaN;
    const period = asked >= least ? Math.trunc(Math.min(asked, most)) : least;
    let average = averages.get(period);
    if (average === undefined) {
      average = movingAverage(values, period, matype, start - maLookback(period, matype));
      averages.set(period, average);
    }
    out[row] = average[row] ?? NaN;
  }
  return toSeries(out);
}
