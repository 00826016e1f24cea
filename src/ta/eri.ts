import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { ema } from "./kernel/ema.ts";
import { blankBefore, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** The lines of `ERI`. */
export interface EriResult {
  /** The high less the average. */
  readonly bullpower: Series;
  /** The low less the average. */
  readonly bearpower: Series;
}

/**
 * Returns Elder's bull and bear power, high and low less the EMA of the close: TA-Lib's `ERI`.
 *
 * Both are `NaN` in the first `timeperiod - 1` rows (12 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 5], low: [1, 3], close: [2, 4] });
 * const { bullpower, bearpower } = ta.ERI(candles, 2);
 * if (bullpower.at(-1) !== 2 || bearpower.at(-1) !== 0) throw new Error();
 * ```
 */
export function ERI(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): EriResult {
  const period = periodOf("ERI", options, { standard: 13, least: 1 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const average = period === 1 ? close : ema(close, period, begin);
  const powerOf = (price: Float64Array): Series => {
    return toSeries(blankBefore(price.map((value, row) => value - (average[row] ?? NaN)), begin + period - 1));
  };
  return { bullpower: powerOf(high), bearpower: powerOf(low) };
}
