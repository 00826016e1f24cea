import { checkedPeriod, namedOptions, periodOf, type Price, priceOf, toSeries } from "./input.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { rsi } from "./kernel/rsi.ts";
import { fastK, withAverage } from "./kernel/stochastic.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";
import type { StochfOptions, StochfResult } from "./stochf.ts";

/**
 * Returns the stochastic of the RSI: TA-Lib's `STOCHRSI`.
 *
 * By default `timeperiod`, that of the RSI, is 14, `fastk_period` 5 and `fastd_period` 3. Both are `NaN` until `fastd`
 * has its first value, 20 rows by default otherwise.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000, another period not one from 1, or
 * `fastd_matype` is unknown.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const close = Series.of([1, 2, 3, 2, 3]);
 * const { fastk } = ta.STOCHRSI(close, { timeperiod: 2, fastk_period: 2, fastd_period: 1 });
 * if (JSON.stringify(fastk.round(6).toArray()) !== "[null,null,null,0,100]") throw new Error();
 * ```
 */
export function STOCHRSI(
  input: Price,
  options: PriceOptions & TimeperiodOptions & StochfOptions | number = {},
): StochfResult {
  const timeperiod = periodOf("STOCHRSI", options, { standard: 14, least: 2 });
  const named = namedOptions(options);
  const window = checkedPeriod("STOCHRSI", "fastk_period", named.fastk_period ?? 5, 1);
  const period = checkedPeriod("STOCHRSI", "fastd_period", named.fastd_period ?? 3, 1);
  const matype = checkedMaType("STOCHRSI", "fastd_matype", named.fastd_matype ?? MA_Type.SMA);
  const values = priceOf(input, options);
  const begin = firstRow(values);
  const strength = rsi(values, timeperiod, begin);
  const fastk = fastK(strength, strength, strength, window, begin + timeperiod);
  const found = withAverage(fastk, period, matype, begin + timeperiod + window - 1);
  return { fastk: toSeries(found.values), fastd: toSeries(found.average) };
}
