import type { Series } from "../frame/series.ts";
import { AO } from "./ao.ts";
import { type Bars, checkedPeriod, toSeries } from "./input.ts";
import { sma } from "./kernel/sma.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `AC`. */
export interface AcOptions {
  /** @default 5 */
  readonly fastperiod?: number;
  /** @default 34 */
  readonly slowperiod?: number;
  /** @default 5 */
  readonly signalperiod?: number;
}

/**
 * Returns Bill Williams' accelerator oscillator, the awesome oscillator less its moving average: TA-Lib's `AC`. It reads high
 * and low.
 *
 * `NaN` in the first rows, 37 by default: the longer of the first two periods and `signalperiod`, less 2.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 4, 6, 12], low: [0, 2, 4, 10] });
 * const found = ta.AC(candles, { fastperiod: 2, slowperiod: 3, signalperiod: 2 });
 * if (String(found.round(3).toArray()) !== ",,,0.333") throw new Error();
 * ```
 */
export function AC(bars: Bars<"high" | "low">, options: AcOptions = {}): Series {
  const fastperiod = checkedPeriod("AC", "fastperiod", options.fastperiod ?? 5, 2);
  const slowperiod = checkedPeriod("AC", "slowperiod", options.slowperiod ?? 34, 2);
  const signal = checkedPeriod("AC", "signalperiod", options.signalperiod ?? 5, 2);
  const oscillator = AO(bars, { fastperiod, slowperiod }).values;
  const average = sma(oscillator, signal, firstRow(oscillator));
  return toSeries(oscillator.map((value, row) => value - (average[row] ?? NaN)));
}
