import type { Series } from "../../frame/series.ts";
import { EMA } from "../ema.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";

/** Options of `vwmacd`. */
export interface VwmacdOptions {
  /** @default 12 */
  readonly fastperiod?: number;
  /** @default 26 */
  readonly slowperiod?: number;
  /** @default 9 */
  readonly signalperiod?: number;
}

/** The lines of `vwmacd`, by technical's names. */
export interface VwmacdResult {
  readonly vwmacd: Series;
  readonly signal: Series;
  readonly hist: Series;
}

/**
 * Returns the MACD of exponential averages that are weighted with the volume: technical's `indicators.vwmacd`.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const { vwmacd, hist } = qtpylib.vwmacd(Frame.from({ close: Array(40).fill(5), volume: Array(40).fill(2) }));
 * if (vwmacd.at(-1) !== 0 || hist.isna().sum() !== 33) throw new Error();
 * ```
 */
export function vwmacd(
  bars: Bars<"close" | "volume">,
  { fastperiod = 12, slowperiod = 26, signalperiod = 9 }: VwmacdOptions = {},
): VwmacdResult {
  const volume = column(bars, "volume");
  const traded = volume.mul(column(bars, "close"));
  const averageOf = (timeperiod: number): Series => EMA(traded, { timeperiod }).div(EMA(volume, { timeperiod }));
  const line = averageOf(fastperiod).sub(averageOf(slowperiod));
  const signal = EMA(line, { timeperiod: signalperiod });
  return { vwmacd: line, signal, hist: line.sub(signal) };
}
