import type { Series } from "../../frame/series.ts";
import { toSeries } from "../input.ts";
import { numpyRollingMean, numpyRollingStd } from "./numpy_rolling.ts";
import { type MinPeriodsOptions, nameFirst } from "./options.ts";

/**
 * Returns the mean of a window: technical's `qtpylib.rolling_mean`, also called `sma`.
 *
 * `window` is 200 by default. Missing until there are `minPeriods` values.
 *
 * @throws {RangeError} when the window is not a whole number above 0, or `minPeriods` exceeds it.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingMean(Series.of([1, 2, 6]), { window: 2 });
 * if (String(found.toArray()) !== ",1.5,4") throw new Error();
 * ```
 */
export function rollingMean(series: Series, options: MinPeriodsOptions | number = {}): Series {
  const { window = 200, minPeriods = window } = nameFirst("window", options);
  return isNumpyWindow(series, window, minPeriods)
    ? toSeries(numpyRollingMean(series.values, window))
    : series.rolling(window, { minPeriods }).mean();
}

/**
 * Returns the standard deviation of a window, that of a sample (`ddof` 1): technical's `qtpylib.rolling_std`.
 *
 * `window` is 200 by default. Missing until there are `minPeriods` values.
 *
 * @throws {RangeError} when the window is not a whole number above 0, or `minPeriods` exceeds it.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingStd(Series.of([1, 2, 3]), { window: 3 });
 * if (String(found.toArray()) !== ",,1") throw new Error();
 * ```
 */
export function rollingStd(series: Series, options: MinPeriodsOptions | number = {}): Series {
  const { window = 200, minPeriods = window } = nameFirst("window", options);
  return isNumpyWindow(series, window, minPeriods)
    ? toSeries(numpyRollingStd(series.values, window))
    : series.rolling(window, { minPeriods }).std();
}

/**
 * Returns the smallest value of a window: technical's `qtpylib.rolling_min`.
 *
 * `window` is 14 by default. Missing until there are `minPeriods` values.
 *
 * @throws {RangeError} when the window is not a whole number above 0, or `minPeriods` exceeds it.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingMin(Series.of([3, 2, 6]), { window: 2 });
 * if (String(found.toArray()) !== ",2,2") throw new Error();
 * ```
 */
export function rollingMin(series: Series, options: MinPeriodsOptions | number = {}): Series {
  const { window = 14, minPeriods = window } = nameFirst("window", options);
  return series.rolling(window, { minPeriods }).min();
}

/**
 * Returns the largest value of a window: technical's `qtpylib.rolling_max`.
 *
 * `window` is 14 by default. Missing until there are `minPeriods` values.
 *
 * @throws {RangeError} when the window is not a whole number above 0, or `minPeriods` exceeds it.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingMax(Series.of([3, 2, 6]), { window: 2 });
 * if (String(found.toArray()) !== ",3,6") throw new Error();
 * ```
 */
export function rollingMax(series: Series, options: MinPeriodsOptions | number = {}): Series {
  const { window = 14, minPeriods = window } = nameFirst("window", options);
  return series.rolling(window, { minPeriods }).max();
}

/**
 * Returns the exponentially weighted mean with a span of `window` rows, adjusted as by default in pandas: technical's
 * `qtpylib.rolling_weighted_mean`, also called `wma` and `ema`.
 *
 * `window` is 200 by default. Missing until there are `minPeriods` values.
 *
 * @throws {RangeError} when the window is not a number from 1.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingWeightedMean(Series.of([1, 5]), { window: 3, minPeriods: 1 });
 * if (found.round(6).at(-1) !== 3.666667) throw new Error();
 * ```
 */
export function rollingWeightedMean(
  series: Series,
  options: MinPeriodsOptions | number = {},
): Series {
  const { window = 200, minPeriods = window } = nameFirst("window", options);
  return series.ewm({ span: window, minPeriods }).mean();
}

/** Reports whether qtpylib computes each window on its own with NumPy, instead of all of them with pandas. */
function isNumpyWindow(series: Series, window: number, minPeriods: number): boolean {
  return minPeriods === window && Number.isInteger(window) && window > 0 && series.length > window;
}
