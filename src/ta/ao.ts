import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { sma } from "./kernel/sma.ts";
import { medianPrice } from "./kernel/typical_price.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `AO`. */
export interface AoOptions {
  /** @default 5 */
  readonly fastperiod?: number;
  /** @default 34 */
  readonly slowperiod?: number;
}

/**
 * Returns Williams' awesome oscillator, a fast mean of the median price minus a slow one: TA-Lib's `AO`. It reads high
 * and low.
 *
 * `NaN` until the longer period is complete, and in all rows from a missing value on.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const found = ta.AO(Frame.from({ high: [1, 3, 5], low: [1, 3, 5] }), { fastperiod: 2, slowperiod: 3 });
 * if (String(found.toArray()) !== ",,1") throw new Error();
 * ```
 */
export function AO(bars: Bars<"high" | "low">, options: AoOptions = {}): Series {
  const fast = checkedPeriod("AO", "fastperiod", options.fastperiod ?? 5, 2);
  const slow = checkedPeriod("AO", "slowperiod", options.slowperiod ?? 34, 2);
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const median = medianPrice(high, low);
  const faster = sma(median, fast, begin + Math.max(0, slow - fast));
  const slower = sma(median, slow, begin + Math.max(0, fast - slow));
  for (let row = 0; row < faster.length; row++) faster[row] = (faster[row] ?? NaN) - (slower[row] ?? NaN);
  return toSeries(faster);
}
