import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { hilbertTransform } from "./kernel/hilbert_transform.ts";
import { trendline } from "./kernel/trendline.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Rows that the smoothed price needs before the transform starts, as TA-Lib counts. */
const SKIPPED = 37;
/** Rows before the first value. */
const LOOKBACK = 63;

/**
 * Returns Ehlers' instantaneous trendline, the price without its dominant cycle: TA-Lib's `HT_TRENDLINE`.
 *
 * `NaN` in the first 63 rows.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const wave = Series.of(Float64Array.from({ length: 200 }, (_, row) => 100 + Math.sin(row / 20 * 2 * Math.PI)));
 * const line = ta.HT_TRENDLINE(wave);
 * if (line.isna().sum() !== 63 || line.sub(100).abs().max() > 0.3) throw new Error();
 * ```
 */
export function HT_TRENDLINE(input: Price, options: PriceOptions = {}): Series {
  const values = priceOf(input, options);
  const begin = firstRow(values);
  return toSeries(blankBefore(trendline(values, hilbertTransform(values, begin, SKIPPED)), begin + LOOKBACK));
}
