import type { Series } from "../../frame/series.ts";
import { toSeries } from "../input.ts";
import { numpyRollingMean, numpyRollingStd } from "./numpy_rolling.ts";
import type { MinPeriodsOptions } from "./options.ts";

/**
 * The mean of a window: technical's `qtpylib.rolling_mean`, also called `sma`. Missing until `minPeriods` values are
 * there; `window` is 200 unless told.
 *
 * @throws {RangeError} unless the window is a whole number above 0 and `minPeriods` at most that.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingMean(Series.of([1, 2, 6]), { window: 2 });
 * if (String(found.toArray()) !== ",1.5,4") throw new Error();
 * ```
 */
export function rollingMean(series: Series, { window = 200, minPeriods = window }: MinPeriodsOptions = {}): Series {
  return isNumpyWindow(series, window, minPeriods)
    ? toSeries(numpyRollingMean(series.values, window))
    : series.rolling(window, { minPeriods }).mean();
}

/**
 * The sample's standard deviation (`ddof` 1) of a window: technical's `qtpylib.rolling_std`. Missing until `minPeriods`
 * values are there; `window` is 200 unless told.
 *
 * @throws {RangeError} unless the window is a whole number above 0 and `minPeriods` at most that.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingStd(Series.of([1, 2, 3]), { window: 3 });
 * if (String(found.toArray()) !== ",,1") throw new Error();
 * ```
 */
export function rollingStd(series: Series, { window = 200, minPeriods = window }: MinPeriodsOptions = {}): Series {
  return isNumpyWindow(series, window, minPeriods)
    ? toSeries(numpyRollingStd(series.values, window))
    : series.rolling(window, { minPeriods }).std();
}

/**
 * The smallest value of a window: technical's `qtpylib.rolling_min`. Missing until `minPeriods` values are there;
 * `window` is 14 unless told.
 *
 * @throws {RangeError} unless the window is a whole number above 0 and `minPeriods` at most that.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingMin(Series.of([3, 2, 6]), { window: 2 });
 * if (String(found.toArray()) !== ",2,2") throw new Error();
 * ```
 */
export function rollingMin(series: Series, { window = 14, minPeriods = window }: MinPeriodsOptions = {}): Series {
  return series.rolling(window, { minPeriods }).min();
}

/**
 * The largest value of a window: technical's `qtpylib.rolling_max`. Missing until `minPeriods` values are there;
 * `window` is 14 unless told.
 *
 * @throws {RangeError} unless the window is a whole number above 0 and `minPeriods` at most that.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rollingMax(Series.of([3, 2, 6]), { window: 2 });
 * if (String(found.toArray()) !== ",3,6") throw new Error();
 * ```
 */
export function rollingMax(series: Series, { window = 14, minPeriods = window }: MinPeriodsOptions = {}): Series {
  return series.rolling(window, { minPeriods }).max();
}

/**
 * The exponentially weighted mean with a span of `window` rows, adjusted as pandas does by default: technical's
 * `qtpylib.rolling_weighted_mean`, also called `wma` and `ema`. Missing until `minPeriods` values are there; `window`
 * is 200 unless told.
 *
 * @throws {RangeError} unless the window is a number from 1.
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
  { window = 200, minPeriods = window }: MinPeriodsOptions = {},
): Series {
  return series.ewm({ span: window, minPeriods }).mean();
}

/** Whether qtpylib computes each window on its own with NumPy, instead of all of them with pandas. */
function isNumpyWindow(series: Series, window: number, minPeriods: number): boolean {
  return minPeriods === window && Number.isInteger(window) && window > 0 && series.length > window;
}
