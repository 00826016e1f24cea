import { EMA } from "../ema.ts";
import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";

/** Options of `stc`. */
export interface StcOptions {
  /** The period of the fast average. @default 23 */
  readonly fast?: number;
  /** The period of the slow average. @default 50 */
  readonly slow?: number;
  /** The window of the stochastic. @default 10 */
  readonly length?: number;
}

/**
 * Returns the Schaff trend cycle in technical's form: `indicators.stc`.
 *
 * Missing until the windows are full, and where the MACD stands still or its stochastic equals its mean.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const wave = Frame.from({ close: Array.from({ length: 100 }, (_, row) => 100 + Math.sin(row / 5)) });
 * if (qtpylib.stc(wave).isna().sum() !== 67) throw new Error();
 * ```
 */
export function stc(bars: Bars<"close">, { fast = 23, slow = 50, length = 10 }: StcOptions = {}): Series {
  const close = column(bars, "close");
  const macd = EMA(close, { timeperiod: fast }).sub(EMA(close, { timeperiod: slow }));
  const lowest = macd.rolling(length).min();
  const stochastic = macd.sub(lowest).div(macd.rolling(length).max().sub(lowest)).mul(100);
  const smoothed = stochastic.rolling(length).mean();
  return macd.sub(stochastic.mul(macd)).mul(100).div(smoothed.mul(macd).sub(stochastic.mul(macd)));
}
