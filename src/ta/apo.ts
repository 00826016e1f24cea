import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { twoAverages } from "./kernel/oscillator.ts";
import { blankHead } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";
import { type OscillatorOptions, oscillatorOptionsOf } from "./oscillator_options.ts";

/** Options of `APO`. */
export type ApoOptions = PriceOptions & OscillatorOptions;

/**
 * Returns the absolute price oscillator, a fast moving average minus a slow one: TA-Lib's `APO`.
 *
 * `NaN` until the slower average has its first value; if `slowperiod` is shorter than `fastperiod`, they are swapped.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000, or `matype` is unknown.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.APO(Series.of([1, 2, 3, 4]), { fastperiod: 2, slowperiod: 3, matype: ta.MA_Type.SMA });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,0.5,0.5]") throw new Error();
 * ```
 */
export function APO(input: Price, options: ApoOptions = {}): Series {
  const { fast, slow, matype } = oscillatorOptionsOf("APO", options);
  const { faster, slower, start } = twoAverages(priceOf(input, options), fast, slow, matype);
  const out = blankHead(faster.length, start);
  for (let row = start; row < out.length; row++) out[row] = (faster[row] ?? NaN) - (slower[row] ?? NaN);
  return toSeries(out);
}
