import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { trueRange } from "./kernel/true_range.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** The lines of `VORTEX`. */
export interface VortexResult {
  /** The way from a low up to the next high. */
  readonly plusvi: Series;
  /** The way from a high down to the next low. */
  readonly minusvi: Series;
}

/**
 * Returns the vortex lines, the upward and the downward movement as shares of the true range: TA-Lib's `VORTEX`.
 *
 * Both are `NaN` in the first `timeperiod` rows (14 by default); 0 where there is no range.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 4], low: [1, 2], close: [2, 4] });
 * const { plusvi, minusvi } = ta.VORTEX(candles, 1);
 * if (plusvi.at(-1) !== 1.5 || minusvi.at(-1) !== 0) throw new Error();
 * ```
 */
export function VORTEX(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): VortexResult {
  const period = periodOf("VORTEX", options, { standard: 14, least: 1 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const ranges = trueRange(high, low, close, begin);
  const upOf = (row: number): number => Math.abs((high[row] ?? NaN) - (low[row - 1] ?? NaN));
  const downOf = (row: number): number => Math.abs((low[row] ?? NaN) - (high[row - 1] ?? NaN));
  const first = begin + period;
  const plusvi = blankHead(close.length, first);
  const minusvi = blankHead(close.length, first);
  let [range, up, down, flat] = [0, 0, 0, 0];
  for (let row = begin + 1; row < close.length; row++) {
    const current = ranges[row] ?? NaN;
    range += current;
    up += upOf(row);
    down += downOf(row);
    flat = current === 0 ? flat + 1 : 0;
    if (row < first) continue;
    // what is left in the sum after a whole window without range is the error of rounding
    if (flat >= period) range = 0;
    plusvi[row] = range > 0 ? up / range : 0;
    minusvi[row] = range > 0 ? down / range : 0;
    const oldest = row - period + 1;
    range -= ranges[oldest] ?? NaN;
    up -= upOf(oldest);
    down -= downOf(oldest);
  }
  return { plusvi: toSeries(plusvi), minusvi: toSeries(minusvi) };
}
