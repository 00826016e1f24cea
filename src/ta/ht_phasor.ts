import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { hilbertTransform } from "./kernel/hilbert_transform.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** The lines of `HT_PHASOR`. */
export interface HtPhasorResult {
  /** The price's cycle, three rows late. */
  readonly inphase: Series;
  /** The same cycle, a quarter of it ahead. */
  readonly quadrature: Series;
}

/** Rows that the smoothed price needs before the transform starts, as TA-Lib counts. */
const SKIPPED = 12;
/** Rows before the first value. */
const LOOKBACK = 32;

/**
 * Returns the two components of the price's cycle: TA-Lib's `HT_PHASOR`.
 *
 * Both are `NaN` in the first 32 rows.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const { inphase, quadrature } = ta.HT_PHASOR(Series.of(Array(100).fill(10)));
 * if (inphase.isna().sum() !== 32 || quadrature.abs().max() > 1e-9) throw new Error("a flat price has no cycle");
 * ```
 */
export function HT_PHASOR(input: Price, options: PriceOptions = {}): HtPhasorResult {
  const values = priceOf(input, options);
  const begin = firstRow(values);
  const { inPhase, quadrature } = hilbertTransform(values, begin, SKIPPED);
  return {
    inphase: toSeries(blankBefore(inPhase, begin + LOOKBACK)),
    quadrature: toSeries(blankBefore(quadrature, begin + LOOKBACK)),
  };
}
