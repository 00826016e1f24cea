import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { dominantCycle } from "./kernel/dominant_cycle.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** The lines of `HT_SINE`. */
export interface HtSineResult {
  /** The sine of the dominant cycle's phase. */
  readonly sine: Series;
  /** The sine an eighth of a cycle ahead. */
  readonly leadsine: Series;
}

const RADIANS = Math.PI / 180;
/** The number of rows before the first value. */
const LOOKBACK = 63;

/**
 * Returns Ehlers' sine wave, from the Hilbert transform of the price: TA-Lib's `HT_SINE`.
 *
 * Both are `NaN` in the first 63 rows.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const wave = Series.of(Float64Array.from({ length: 200 }, (_, row) => 100 + Math.sin(row / 3)));
 * const { sine, leadsine } = ta.HT_SINE(wave);
 * if (sine.isna().sum() !== 63 || leadsine.abs().max() > 1) throw new Error();
 * ```
 */
export function HT_SINE(input: Price, options: PriceOptions = {}): HtSineResult {
  const values = priceOf(input, options);
  const sine = blank(values.length);
  const leadsine = blank(values.length);
  const begin = firstRow(values);
  if (values.length > begin + LOOKBACK) {
    const { phase } = dominantCycle(values, begin);
    for (let row = begin + LOOKBACK; row < values.length; row++) {
      const degrees = phase[row] ?? NaN;
      sine[row] = Math.sin(degrees * RADIANS);
      leadsine[row] = Math.sin((degrees + 45) * RADIANS);
    }
  }
  return { sine: toSeries(sine), leadsine: toSeries(leadsine) };
}
