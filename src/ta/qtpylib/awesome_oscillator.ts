import type { Series } from "../../frame/series.ts";
import { type Bars, toSeries } from "../input.ts";
import { numpyRollingMean } from "./numpy_rolling.ts";
import { midPrice } from "./price.ts";

/** Options of `awesomeOscillator`. */
export interface AwesomeOscillatorOptions {
  /** Use exponentially weighted means, with the periods as their `com`. @default false */
  readonly weighted?: boolean;
  /** @default 5 */
  readonly fast?: number;
  /** @default 34 */
  readonly slow?: number;
}

/**
 * Returns a fast mean of the mid price minus a slow one: technical's `qtpylib.awesome_oscillator`.
 *
 * Missing until the slow window is full.
 *
 * @throws {RangeError} when a window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 3, 5], low: [1, 3, 5] });
 * if (String(qtpylib.awesomeOscillator(candles, { fast: 2, slow: 3 }).toArray()) !== ",,1") throw new Error();
 * ```
 */
export function awesomeOscillator(bars: Bars<"high" | "low">, options: AwesomeOscillatorOptions = {}): Series {
  const { weighted = false, fast = 5, slow = 34 } = options;
  const price = midPrice(bars);
  if (weighted) return price.ewm({ com: fast }).mean().sub(price.ewm({ com: slow }).mean());
  return toSeries(numpyRollingMean(price.values, fast)).sub(toSeries(numpyRollingMean(price.values, slow)));
}
