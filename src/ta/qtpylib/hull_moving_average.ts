import type { Series } from "../../frame/series.ts";
import { type MinPeriodsOptions, nameFirst } from "./options.ts";
import { rollingWeightedMean } from "./rolling.ts";

/**
 * Returns Hull's moving average of exponentially weighted means: technical's `qtpylib.hull_moving_average`, also called
 * `hma`. `ta.HMA` consists of linearly weighted ones.
 *
 * `window` is 200 by default. Missing until the last of the three means has `minPeriods` values.
 *
 * @throws {RangeError} when the window is not a number from 2.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.hullMovingAverage(Series.of([5, 5, 5, 5]), { window: 2 });
 * if (String(found.round(9).toArray()) !== ",,5,5") throw new Error();
 * ```
 */
export function hullMovingAverage(
  series: Series,
  options: MinPeriodsOptions | number = {},
): Series {
  const { window = 200, minPeriods = window } = nameFirst("window", options);
  const fast = rollingWeightedMean(series, { window: window / 2, minPeriods }).mul(2);
  const ahead = fast.sub(rollingWeightedMean(series, { window, minPeriods }));
  return rollingWeightedMean(ahead, { window: Math.sqrt(window), minPeriods });
}

/**
 * Returns Ehlers' zero lag moving average, the exponentially weighted mean of each value plus its gain over the lag:
 * technical's `qtpylib.zlema`.
 *
 * `window` is 20 by default. Missing until there are `minPeriods` values after the lag.
 *
 * @throws {RangeError} when the window is not a whole number from 3.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.zlema(Series.of([5, 5, 5, 5, 5]), { window: 3 });
 * if (String(found.toArray()) !== ",,,5,5") throw new Error();
 * ```
 */
export function zlema(series: Series, options: MinPeriodsOptions | number = {}): Series {
  const { window = 20, minPeriods = window } = nameFirst("window", options);
  const lag = Math.floor((window - 1) / 2);
  return rollingWeightedMean(series.mul(2).sub(series.shift(lag)), { window: lag, minPeriods });
}
