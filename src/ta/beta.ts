import type { Series } from "../frame/series.ts";
import { periodOf, toSeries } from "./input.ts";
import { rollingBeta } from "./kernel/beta.ts";
import type { TimeperiodOptions } from "./options.ts";
import { type TwoPrices, twoPricesOf, type TwoPricesOptions } from "./two_prices.ts";

/**
 * Returns the slope of the regression of the second price's relative changes on the first one's: TA-Lib's `BETA`.
 *
 * It takes a dataframe, of which it reads high and low by default, or two Series. `NaN` in the first `timeperiod` rows (5 by
 * default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000, or the lengths differ.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ btc: [100, 110, 99], eth: [100, 120, 96] });
 * const beta = ta.BETA(candles, { timeperiod: 2, price0: "btc", price1: "eth" });
 * if (beta.round(6).at(-1) !== 2) throw new Error();
 * ```
 */
export function BETA(input: TwoPrices, options: TwoPricesOptions & TimeperiodOptions | number = {}): Series {
  const period = periodOf("BETA", options, { standard: 5, least: 1 });
  const [index, price] = twoPricesOf(input, options);
  return toSeries(rollingBeta(index, price, period));
}
