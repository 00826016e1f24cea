import type { Series } from "../../frame/series.ts";
import { hullMovingAverage } from "./hull_moving_average.ts";
import { type MinPeriodsOptions, nameFirst } from "./options.ts";
import { rollingMean, rollingWeightedMean } from "./rolling.ts";

/** Options of `zlma`. */
export interface ZlmaOptions extends MinPeriodsOptions {
  /** Which mean: exponentially weighted, simple, or Hull's. @default "ema" */
  readonly kind?: "ema" | "sma" | "hma";
}

/**
 * Returns Ehlers' zero lag moving average, the mean of what each row has gained over its lag: technical's `qtpylib.zlma`.
 *
 * `window` is 20 by default. As there, the mean's window is the lag, `(window - 1) / 2`, and `minPeriods` is `window` by default;
 * a simple mean needs a `minPeriods` of at most the lag.
 *
 * @throws {RangeError} when the windows make no sense.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.zlma(Series.of([5, 5, 5, 5, 5]), { window: 3 });
 * if (String(found.toArray()) !== ",,,5,5") throw new Error();
 * ```
 */
export function zlma(series: Series, options: ZlmaOptions | number = {}): Series {
  const { window = 20, minPeriods = window, kind = "ema" } = nameFirst("window", options);
  const lag = Math.floor((window - 1) / 2);
  const gained = series.mul(2).sub(series.shift(lag));
  if (kind === "ema") return rollingWeightedMean(gained, { window: lag, minPeriods });
  if (kind === "hma") return hullMovingAverage(gained, { window: lag, minPeriods });
  return rollingMean(gained, { window: lag, minPeriods });
}
