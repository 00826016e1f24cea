import type { Series } from "../frame/series.ts";
import { type Price, priceOf, toSeries } from "./input.ts";
import { dominantCycle } from "./kernel/dominant_cycle.ts";
import { trendline } from "./kernel/trendline.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Rows before the first value. */
const LOOKBACK = 63;
const RADIANS = Math.PI / 180;
/** A price so far from the trendline, as a fraction of it, is in a trend whatever the cycle says. */
const MIN_DISTANCE = 0.015;

/**
 * Returns 1 where the price is in a trend and 0 where it moves in a cycle: TA-Lib's `HT_TRENDMODE`.
 *
 * 0 in the first 63 rows.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const wave = Float64Array.from({ length: 200 }, (_, row) => 100 + Math.sin(row / 20 * 2 * Math.PI));
 * const risen = wave.map((price, row) => price + 5 * row);
 * if (ta.HT_TRENDMODE(Series.of(wave)).at(-1) !== 0 || ta.HT_TRENDMODE(Series.of(risen)).at(-1) !== 1) throw new Error();
 * ```
 */
export function HT_TRENDMODE(input: Price, options: PriceOptions = {}): Series {
  const values = priceOf(input, options);
  const out = new Float64Array(values.length);
  const begin = firstRow(values);
  const cycle = dominantCycle(values, begin);
  const line = trendline(values, cycle);
  let [phase, sine, lead, rowsInTrend] = [0, 0, 0, 0];
  for (let row = cycle.start; row < out.length; row++) {
    const before = { phase, sine, lead };
    const period = cycle.period[row] ?? NaN;
    phase = cycle.phase[row] ?? NaN;
    sine = Math.sin(phase * RADIANS);
    lead = Math.sin((phase + 45) * RADIANS);
    const crossed = sine > lead && before.sine <= before.lead || sine < lead && before.sine >= before.lead;
    rowsInTrend = crossed ? 1 : rowsInTrend + 1;
    const turned = phase - before.phase;
    const turnsWithCycle = period !== 0 && turned > 0.67 * 360 / period && turned < 1.5 * 360 / period;
    const trend = line[row] ?? NaN;
    const isFar = trend !== 0 && Math.abs(((cycle.smooth[row] ?? NaN) - trend) / trend) >= MIN_DISTANCE;
    const inTrend = isFar || !crossed && !(rowsInTrend < 0.5 * period) && !turnsWithCycle;
    if (row >= begin + LOOKBACK) out[row] = inTrend ? 1 : 0;
  }
  return toSeries(out);
}
