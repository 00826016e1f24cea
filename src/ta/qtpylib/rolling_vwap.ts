import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { type MinPeriodsOptions, nameFirst } from "./options.ts";
import { typicalPrice } from "./price.ts";

/**
 * Returns the mean of the typical price over a window, weighted by volume: technical's `qtpylib.rolling_vwap`. Its
 * `vwap` looks ahead and is rejected there.
 *
 * `window` is 200 by default. Missing until there are `minPeriods` values. Where the volume is 0, the last value is
 * repeated.
 *
 * @throws {RangeError} when the window is not a whole number above 0, or `minPeriods` exceeds it.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 4], low: [1, 4], close: [1, 4], volume: [2, 1] });
 * if (qtpylib.rollingVwap(candles, { window: 2 }).at(-1) !== 2) throw new Error();
 * ```
 */
export function rollingVwap(
  bars: Bars<"high" | "low" | "close" | "volume">,
  options: MinPeriodsOptions | number = {},
): Series {
  const { window = 200, minPeriods = window } = nameFirst("window", options);
  const volume = column(bars, "volume");
  const paid = typicalPrice(bars).mul(volume).rolling(window, { minPeriods }).sum();
  const average = paid.div(volume.rolling(window, { minPeriods }).sum());
  return average.where(average.abs().lt(Infinity)).ffill();
}
