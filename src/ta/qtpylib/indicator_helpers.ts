import type { Series } from "../../frame/series.ts";
import { toSeries } from "../input.ts";
import { WMA } from "../wma.ts";
import { nameFirst } from "./options.ts";

/** Options of `fishersInverse` and `ehlersSuperSmoother`. */
export interface SmoothingOptions {
  /** A period; each function has its own default. */
  readonly smoothing?: number;
}

/**
 * Returns whether each value lies above the one before: technical's `indicator_helpers.went_up`.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * if (String(qtpylib.wentUp(Series.of([1, 2, 1])).toArray()) !== "false,true,false") throw new Error();
 * ```
 */
export function wentUp(series: Series): Series {
  return series.gt(series.shift(1));
}

/**
 * Returns whether each value lies below the one before: technical's `indicator_helpers.went_down`.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * if (String(qtpylib.wentDown(Series.of([1, 2, 1])).toArray()) !== "false,false,true") throw new Error();
 * ```
 */
export function wentDown(series: Series): Series {
  return series.lt(series.shift(1));
}

/**
 * Returns the inverse Fisher transform of an oscillator from 0 to 100, -1 to 1: technical's
 * `indicator_helpers.fishers_inverse`.
 *
 * `smoothing` is the period of the weighted moving average that smooths the oscillator first. By default it is 0: not smoothed.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.fishersInverse(Series.of([50, 100, 0]));
 * if (String(found.round(4).toArray()) !== "0,0.9999,-0.9999") throw new Error();
 * ```
 */
export function fishersInverse(series: Series, options: SmoothingOptions | number = {}): Series {
  const { smoothing = 0 } = nameFirst("smoothing", options);
  const centered = series.sub(50).mul(0.1);
  const doubled = (smoothing > 0 ? WMA(centered, { timeperiod: smoothing }) : centered).mul(2).exp();
  return doubled.sub(1).div(doubled.add(1));
}

/**
 * Returns Ehlers' super smoother, a low pass filter: technical's `indicator_helpers.ehlers_super_smoother`.
 *
 * `smoothing` is the period below which waves are removed, 6 by default. The first two values pass unchanged. From a missing
 * value on it is missing.
 *
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.ehlersSuperSmoother(Series.of([5, 5, 5, 5]));
 * if (String(found.round(9).toArray()) !== "5,5,5,5") throw new Error();
 * ```
 */
export function ehlersSuperSmoother(series: Series, options: SmoothingOptions | number = {}): Series {
  const { smoothing = 6 } = nameFirst("smoothing", options);
  const angle = Math.PI * Math.sqrt(2) / smoothing;
  const decay = Math.exp(-angle);
  const last = 2 * decay * Math.cos(angle);
  const secondLast = -decay * decay;
  const current = (1 - last - secondLast) / 2;
  const { values } = series;
  const out = values.slice();
  for (let row = 2; row < out.length; row++) {
    const pair = (values[row] ?? NaN) + (values[row - 1] ?? NaN);
    out[row] = current * pair + last * (out[row - 1] ?? NaN) + secondLast * (out[row - 2] ?? NaN);
  }
  return toSeries(out);
}
