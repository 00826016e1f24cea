import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { hilbertTransform } from "./kernel/hilbert_transform.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Rows that the smoothed price needs before the transform starts, as TA-Lib counts. */
const SKIPPED = 12;
/** Rows before the first value. */
const LOOKBACK = 32;

/**
 * Returns the period of the dominant cycle in rows, from 6 to 50: TA-Lib's `HT_DCPERIOD`.
 *
 * `NaN` in the first 32 rows.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const wave = Series.of(Float64Array.from({ length: 200 }, (_, row) => 100 + Math.sin(row / 20 * 2 * Math.PI)));
 * const period = ta.HT_DCPERIOD(wave);
 * if (period.isna().sum() !== 32 || Math.abs(Number(period.at(-1)) - 20) > 1) throw new Error();
 * ```
 */
export function HT_DCPERIOD(input: Price, options: PriceOptions = {}): Series {
  const values = priceOf(input, options);
  const begin = firstRow(values);
  return toSeries(blankBefore(hilbertTransform(values, begin, SKIPPED).period, begin + LOOKBACK));
}
