import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { ema } from "./kernel/ema.ts";
import { movingSum } from "./kernel/sma.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `MASSI`. */
export interface MassiOptions {
  /** The period of both averages. @default 9 */
  readonly fastperiod?: number;
  /** The window of the sum. @default 25 */
  readonly slowperiod?: number;
}

/**
 * Returns Dorsey's mass index, the sum of the ratios of the EMA of high less low to the EMA of that: TA-Lib's `MASSI`.
 *
 * `NaN` in the first `2 * fastperiod + slowperiod - 3` rows (40 by default). A ratio of flat candles is 1.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2, 2, 2], low: [1, 1, 1, 1] });
 * if (ta.MASSI(candles, { fastperiod: 2, slowperiod: 2 }).at(-1) !== 2) throw new Error();
 * ```
 */
export function MASSI(bars: Bars<"high" | "low">, options: MassiOptions = {}): Series {
  const fast = checkedPeriod("MASSI", "fastperiod", options.fastperiod ?? 9, 2);
  const slow = checkedPeriod("MASSI", "slowperiod", options.slowperiod ?? 25, 2);
  const { high, low } = columnsOf(bars, "high", "low");
  const begin = firstRow(high, low);
  const once = ema(high.map((value, row) => value - (low[row] ?? NaN)), fast, begin);
  const twice = ema(once, fast, begin + fast - 1);
  const ratios = once.map((value, row) => twice[row] === 0 ? 1 : value / (twice[row] ?? NaN));
  return toSeries(movingSum(ratios, slow, begin + 2 * (fast - 1)));
}
