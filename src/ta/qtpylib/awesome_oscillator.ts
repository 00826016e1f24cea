import type { Series } from "../../frame/series.ts";
import { type Bars, toSeries } from "../input.ts";
import { numpyRollingMean } from "./numpy_rolling.ts";
import { midPrice } from "./price.ts";

/** Options of `awesomeOscillator`. */
export interface AwesomeOscillatorOptions {
  /** Exponentially weighted means, whose `com` the two periods then are. @default false */
  readonly weighted?: boolean;
  /** @default 5 */
  readonly fast?: number;
  /** @default 34 */
  readonly slow?: number;
}

/**
 * A faster mean of the mid price less a slower one: technical's `qtpylib.awesome_oscillator`. Missing until the slower
 * window is full.
 *
 * @throws {RangeError} unless the windows are whole numbers above 0.
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
