import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import type { WindowOptions } from "./options.ts";

/** Options of qtpylib's `stoch`. */
export interface StochOptions extends WindowOptions {
  /** The window of highs and lows. @default 14 */
  readonly window?: number;
  /** The window of `slow_d`. @default 3 */
  readonly d?: number;
  /** The window of `slow_k`. @default 3 */
  readonly k?: number;
}

/** The fast and the slow lines of qtpylib's `stoch`. */
export interface StochResult {
  readonly fast_k: Series;
  readonly fast_d: Series;
  readonly slow_k: Series;
  readonly slow_d: Series;
}

/**
 * Returns the stochastic oscillator of simple means: technical's `qtpylib.stoch`, with and without its option `fast`.
 *
 * Missing until the windows are full, and where the window has no range.
 *
 * @throws {RangeError} when a window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4], low: [0, 1, 2], close: [1, 3, 2.5] });
 * const { fast_k, slow_k } = qtpylib.stoch(candles, { window: 2, k: 2, d: 2 });
 * if (fast_k.at(-1) !== 50 || slow_k.at(-1) !== 75) throw new Error();
 * ```
 */
export function stoch(bars: Bars<"high" | "low" | "close">, options: StochOptions = {}): StochResult {
  const { window = 14, d = 3, k = 3 } = options;
  const lowest = column(bars, "low").rolling(window).min();
  const range = column(bars, "high").rolling(window).max().sub(lowest);
  const fastK = column(bars, "close").sub(lowest).mul(100).div(range);
  const slowK = fastK.rolling(k).mean();
  return { fast_k: fastK, fast_d: fastK.rolling(d).mean(), slow_k: slowK, slow_d: slowK.rolling(d).mean() };
}
