import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { percentOscillator } from "./kernel/percent_oscillator.ts";
import type { PriceOptions } from "./options.ts";
import { type OscillatorOptions, oscillatorOptionsOf } from "./oscillator_options.ts";

/** Options of `PPO`. */
export type PpoOptions = PriceOptions & OscillatorOptions;

/**
 * Returns the percentage price oscillator, a fast moving average minus a slow one in percent of the slow one: TA-Lib's
 * `PPO`.
 *
 * `NaN` until the slower average has its first value; if `slowperiod` is shorter than `fastperiod`, they are swapped.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000, or `matype` is unknown.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.PPO(Series.of([1, 2, 3, 4]), { fastperiod: 2, slowperiod: 3, matype: ta.MA_Type.SMA });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,25,16.666667]") throw new Error();
 * ```
 */
export function PPO(input: Price, options: PpoOptions = {}): Series {
  const { fast, slow, matype } = oscillatorOptionsOf("PPO", options);
  return toSeries(percentOscillator(priceOf(input, options), fast, slow, matype));
}
