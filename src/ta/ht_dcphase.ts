import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { dominantCycle } from "./kernel/dominant_cycle.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Rows before the first value. */
const LOOKBACK = 63;

/**
 * Returns the phase of the dominant cycle in degrees, from -45 to 315: TA-Lib's `HT_DCPHASE`.
 *
 * `NaN` in the first 63 rows.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const wave = Series.of(Float64Array.from({ length: 200 }, (_, row) => 100 + Math.sin(row / 20 * 2 * Math.PI)));
 * const phase = ta.HT_DCPHASE(wave);
 * if (phase.isna().sum() !== 63 || phase.max() > 315 || phase.min() < -45) throw new Error();
 * ```
 */
export function HT_DCPHASE(input: Price, options: PriceOptions = {}): Series {
  const values = priceOf(input, options);
  const begin = firstRow(values);
  return toSeries(blankBefore(dominantCycle(values, begin).phase, begin + LOOKBACK));
}
