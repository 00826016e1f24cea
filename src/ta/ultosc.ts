import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { ultimateOscillator } from "./kernel/ultimate_oscillator.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `ULTOSC`. */
export interface UltoscOptions {
  /** @default 7 */
  readonly timeperiod1?: number;
  /** @default 14 */
  readonly timeperiod2?: number;
  /** @default 28 */
  readonly timeperiod3?: number;
}

/**
 * Returns the ultimate oscillator, the buying pressure over three windows, from 0 to 100: TA-Lib's `ULTOSC`. It reads
 * high, low and close.
 *
 * The first rows are `NaN`, as many as the longest period. The shortest window counts four times and the middle one
 * twice, in any order of the options.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2, 2], low: [0, 0, 0], close: [1, 1, 2] });
 * const found = ta.ULTOSC(candles, { timeperiod1: 1, timeperiod2: 1, timeperiod3: 2 });
 * if (found.round(4).at(-1) !== 96.4286 || found.at(1) !== null) throw new Error();
 * ```
 */
export function ULTOSC(bars: Bars<"high" | "low" | "close">, options: UltoscOptions = {}): Series {
  const periods = [
    checkedPeriod("ULTOSC", "timeperiod1", options.timeperiod1 ?? 7, 1),
    checkedPeriod("ULTOSC", "timeperiod2", options.timeperiod2 ?? 14, 1),
    checkedPeriod("ULTOSC", "timeperiod3", options.timeperiod3 ?? 28, 1),
  ];
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(ultimateOscillator(high, low, close, periods, firstRow(high, low, close)));
}
