import type { Series } from "../../frame/series.ts";
import { channel, type ChannelResult, nameFirst, type WindowOptions } from "./options.ts";
import { rollingMean, rollingStd, rollingWeightedMean } from "./rolling.ts";

/** Options of the Bollinger bands. */
export interface BollingerBandsOptions extends WindowOptions {
  /** The number of rows in the window. @default 20 */
  readonly window?: number;
  /** The number of standard deviations from the middle to the bands. @default 2 */
  readonly stds?: number;
}

/**
 * Returns the rolling mean, and bands `stds` standard deviations (`ddof` 1) above and below it: technical's
 * `qtpylib.bollinger_bands`.
 *
 * As there, the window grows at the start: the mean begins in the first row and the bands in the second.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 4, 6], low: [2, 4, 6], close: [2, 4, 6] });
 * const { upper, mid, lower } = qtpylib.bollingerBands(qtpylib.typicalPrice(candles), { window: 3, stds: 2 });
 * if (upper.at(-1) !== 8 || mid.at(-1) !== 4 || lower.at(-1) !== 0) throw new Error();
 * ```
 */
export function bollingerBands(series: Series, options: BollingerBandsOptions | number = {}): ChannelResult {
  const { window = 20, stds = 2 } = nameFirst("window", options);
  const mid = rollingMean(series, { window, minPeriods: 1 });
  return channel(mid, rollingStd(series, { window, minPeriods: 1 }).mul(stds));
}

/**
 * Returns the exponentially weighted mean, and bands `stds` standard deviations (`ddof` 1) above and below it:
 * technical's `qtpylib.weighted_bollinger_bands`.
 *
 * Missing until the window is full.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const { upper, lower } = qtpylib.weightedBollingerBands(Series.of([3, 3, 3]), { window: 2 });
 * if (upper.at(-1) !== 3 || lower.at(0) !== null) throw new Error();
 * ```
 */
export function weightedBollingerBands(series: Series, options: BollingerBandsOptions | number = {}): ChannelResult {
  const { window = 20, stds = 2 } = nameFirst("window", options);
  return channel(rollingWeightedMean(series, { window }), rollingStd(series, { window }).mul(stds));
}
