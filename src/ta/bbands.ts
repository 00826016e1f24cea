import type { BandsResult } from "./bands.ts";
import { checkedNumber, namedOptions, periodOf, type Price, priceOf, toSeries } from "./input.ts";
import { fma } from "./kernel/fma.ts";
import { checkedMaType, MA_Type, maLookback, movingAverage } from "./kernel/moving_average.ts";
import { deviation } from "./kernel/variance.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `BBANDS`. */
export interface BbandsOptions extends PriceOptions, TimeperiodOptions {
  /** The number of deviations from the middle to the upper band. @default 2 */
  readonly nbdevup?: number;
  /** The number of deviations from the middle to the lower band. @default 2 */
  readonly nbdevdn?: number;
  /** The kind of the middle band, one of `ta.MA_Type`. @default 0 (SMA) */
  readonly matype?: number;
}

/**
 * Returns Bollinger bands: a moving average, and standard deviations (`ddof` 0) above and below it: TA-Lib's `BBANDS`.
 * `qtpylib.bollingerBands` has the deviation of a sample (`ddof` 1) and starts earlier.
 *
 * `timeperiod` is 20 by default (5 before TA-Lib 0.8). `NaN` until both the average and the deviation have a value;
 * missing values have the effect that they have in `MA` and `STDDEV`.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000, or `matype` is unknown.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const { upperband, middleband, lowerband } = ta.BBANDS(Series.of([1, 3, 7]), { timeperiod: 2 });
 * if (upperband.at(1) !== 4 || middleband.at(1) !== 2 || lowerband.at(1) !== 0) throw new Error();
 * ```
 */
export function BBANDS(input: Price, options: BbandsOptions | number = {}): BandsResult {
  const period = periodOf("BBANDS", options, { standard: 20, least: 2 });
  const named = namedOptions(options);
  const up = checkedNumber("BBANDS", "nbdevup", named.nbdevup ?? 2);
  const down = checkedNumber("BBANDS", "nbdevdn", named.nbdevdn ?? 2);
  const matype = checkedMaType("BBANDS", "matype", named.matype ?? MA_Type.SMA);
  const values = priceOf(input, options);
  const begin = firstRow(values);
  const middle = movingAverage(values, period, matype, begin);
  // the deviation starts in the average's first row, which decides what its running sums hold
  const spread = deviation(values, period, begin + maLookback(period, matype) - (period - 1));
  const upper = blank(values.length);
  const lower = blank(values.length);
  for (let row = 0; row < values.length; row++) {
    const average = middle[row] ?? NaN;
    const distance = spread[row] ?? NaN;
    upper[row] = up === down ? average + distance * up : fma(distance, up, average);
    lower[row] = average - distance * down;
  }
  return { upperband: toSeries(upper), middleband: toSeries(middle), lowerband: toSeries(lower) };
}
