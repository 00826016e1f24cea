import type { Series } from "../../frame/series.ts";
import { logReturns } from "./change.ts";
import { nameFirst, type WindowOptions } from "./options.ts";
import { toSeries } from "../input.ts";
import { numpyRollingStd } from "./numpy_rolling.ts";

/**
 * Returns the deviation of a window's logarithmic returns, scaled to the window: technical's `qtpylib.implied_volatility`.
 * `window` is 252 by default.
 *
 * Missing until the window is full, and where it holds a missing value; so in the first `window` rows.
 *
 * @throws {RangeError} when `window` is not a whole number above 0.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.impliedVolatility(Series.of([1, Math.E, Math.E ** 3]), 2);
 * if (String(found.round(6).toArray()) !== ",,1") throw new Error();
 * ```
 */
export function impliedVolatility(series: Series, options: WindowOptions | number = {}): Series {
  const { window = 252 } = nameFirst("window", options);
  return toSeries(numpyRollingStd(logReturns(series).values, window)).mul(Math.sqrt(window));
}
