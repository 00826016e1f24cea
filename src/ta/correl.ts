import type { Series } from "../frame/series.ts";
import { periodOf, toSeries } from "./input.ts";
import { rollingCorrelation } from "./kernel/correlation.ts";
import type { TimeperiodOptions } from "./options.ts";
import { type TwoPrices, twoPricesOf, type TwoPricesOptions } from "./two_prices.ts";

/**
 * Returns Pearson's correlation of two prices, -1 to 1: TA-Lib's `CORREL`.
 *
 * It takes a dataframe, of which it reads high and low by default, or two Series. `NaN` in the first `timeperiod - 1` rows (29 by
 * default); 0 where a price stands still.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000, or the lengths differ.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ close: [1, 2, 4], volume: [8, 6, 2] });
 * const found = ta.CORREL(candles, { timeperiod: 3, price0: "close", price1: "volume" });
 * if (found.round(6).at(-1) !== -1) throw new Error();
 * ```
 */
export function CORREL(input: TwoPrices, options: TwoPricesOptions & TimeperiodOptions | number = {}): Series {
  const period = periodOf("CORREL", options, { standard: 30, least: 1 });
  const [first, second] = twoPricesOf(input, options);
  return toSeries(rollingCorrelation(first, second, period));
}
