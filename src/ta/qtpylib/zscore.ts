import { Frame } from "../../frame/frame.ts";
import type { Series } from "../../frame/series.ts";
import { type Price, toSeries } from "../input.ts";
import { numpyRollingMean, numpyRollingStd } from "./numpy_rolling.ts";
import { nameFirst, type WindowOptions } from "./options.ts";

/** Options of `zscore`. */
export interface ZscoreOptions extends WindowOptions {
  /** @default 20 */
  readonly window?: number;
  /** The number of standard deviations that count as 1. @default 1 */
  readonly stds?: number;
  /** The column of a dataframe that is read. @default "close" */
  readonly col?: string;
}

/**
 * Returns the distance of a value from the mean of its window in standard deviations (`ddof` 1): technical's
 * `qtpylib.zscore`.
 *
 * Missing until the window is full. Missing or infinite where nothing has moved in it.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * if (qtpylib.zscore(Series.of([1, 2, 3]), { window: 3 }).at(-1) !== 1) throw new Error();
 * ```
 */
export function zscore(input: Price, options: ZscoreOptions | number = {}): Series {
  const { window = 20, stds = 1, col = "close" } = nameFirst("window", options);
  const series = input instanceof Frame ? input.col(col) : input;
  const deviation = toSeries(numpyRollingStd(series.values, window));
  return series.sub(toSeries(numpyRollingMean(series.values, window))).div(deviation.mul(stds));
}
