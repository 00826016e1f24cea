import type { Series } from "../../frame/series.ts";
import { toSeries } from "../input.ts";
import { nameFirst, type WindowOptions } from "./options.ts";

/**
 * Returns the relative strength index, 0 to 100: technical's `qtpylib.rsi`. `window` is 14 by default.
 *
 * The first `window` rows all hold the value of the first window, which looks ahead: `ta.RSI` does not. From a missing value on it
 * is missing.
 *
 * @throws {RangeError} when `window` is not a whole number above 0.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const found = qtpylib.rsi(Series.of([1, 2, 1, 2]), { window: 2 });
 * if (String(found.round(2).toArray()) !== "66.67,66.67,40,66.67") throw new Error();
 * ```
 */
export function rsi(series: Series, options: WindowOptions | number = {}): Series {
  const { window = 14 } = nameFirst("window", options);
  if (!Number.isInteger(window) || window < 1) {
    throw new RangeError(`window of rsi() must be a whole number above 0, not ${window}`);
  }
  const { values } = series;
  const out = new Float64Array(values.length);
  let [ups, downs] = [0, 0];
  for (let row = 1; row <= Math.min(window + 1, values.length - 1); row++) {
    const move = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    if (move > 0) ups += move;
    else if (move < 0) downs -= move;
  }
  ups /= window;
  downs /= window;
  out.fill(strength(ups, downs), 0, window);
  for (let row = window; row < out.length; row++) {
    const move = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    ups = (ups * (window - 1) + (move > 0 ? move : 0)) / window;
    downs = (downs * (window - 1) + (move > 0 ? 0 : -move)) / window;
    out[row] = strength(ups, downs);
  }
  return toSeries(out);
}

function strength(ups: number, downs: number): number {
  return 100 - 100 / (1 + ups / downs);
}
