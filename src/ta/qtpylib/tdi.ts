import type { Series } from "../../frame/series.ts";
import { bollingerBands } from "./bollinger_bands.ts";
import { rollingMean } from "./rolling.ts";
import { rsi } from "./rsi.ts";

/** Options of `tdi`. */
export interface TdiOptions {
  /** The window of the RSI. @default 13 */
  readonly rsiLookback?: number;
  /** The window of the smoothed RSI. @default 2 */
  readonly rsiSmoothLen?: number;
  /** The window of the signal line. @default 7 */
  readonly rsiSignalLen?: number;
  /** The window of the bands. @default 34 */
  readonly bbLookback?: number;
  /** How many deviations the bands lie from the mean. @default 1.6185 */
  readonly bbStd?: number;
}

/** The lines of `tdi`, by technical's names. */
export interface TdiResult {
  readonly rsi: Series;
  readonly rsi_signal: Series;
  readonly rsi_smooth: Series;
  readonly rsi_bb_upper: Series;
  readonly rsi_bb_lower: Series;
  readonly rsi_bb_mid: Series;
}

/**
 * Returns the traders dynamic index, an RSI with two means and Bollinger bands: technical's `qtpylib.tdi`.
 *
 * @throws {RangeError} when a window is not a whole number above 0.
 * @example
 * ```ts
 * import { qtpylib, Series } from "consumer";
 *
 * const wave = Series.of(Array.from({ length: 60 }, (_, row) => 100 + Math.sin(row)));
 * const { rsi, rsi_bb_mid } = qtpylib.tdi(wave);
 * if (rsi.max() > 100 || rsi_bb_mid.length !== 60) throw new Error();
 * ```
 */
export function tdi(series: Series, options: TdiOptions = {}): TdiResult {
  const { rsiLookback = 13, rsiSmoothLen = 2, rsiSignalLen = 7, bbLookback = 34, bbStd = 1.6185 } = options;
  const strength = rsi(series, { window: rsiLookback });
  const { upper, mid, lower } = bollingerBands(strength, { window: bbLookback, stds: bbStd });
  return {
    rsi: strength,
    rsi_signal: rollingMean(strength, { window: rsiSignalLen }),
    rsi_smooth: rollingMean(strength, { window: rsiSmoothLen }),
    rsi_bb_upper: upper,
    rsi_bb_lower: lower,
    rsi_bb_mid: mid,
  };
}
