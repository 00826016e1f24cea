import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, namedOptions, periodOf, toSeries } from "./input.ts";
import { ema } from "./kernel/ema.ts";
import { heldRange } from "./kernel/held_range.ts";
import { blankBefore, blankHead, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** Options of `SMI`. */
export interface SmiOptions extends TimeperiodOptions {
  /** The period of the second average. @default 2 */
  readonly fastperiod?: number;
  /** The period of the first average. @default 25 */
  readonly slowperiod?: number;
  /** The period of the signal line. @default 9 */
  readonly signalperiod?: number;
}

/** The lines of `SMI`. */
export interface SmiResult {
  readonly smi: Series;
  /** The EMA of `smi`. */
  readonly smisignal: Series;
}

/**
 * Returns Blau's stochastic momentum index, the distance of the close from the middle of its window as a share of the window's
 * half height, both smoothed twice, -100 to 100: TA-Lib's `SMI`.
 *
 * Both lines are `NaN` in the first rows, 45 by default: all periods together, less 4.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 4, 4, 4, 4], low: [0, 0, 0, 0, 0], close: [3, 3, 3, 3, 3] });
 * const { smi, smisignal } = ta.SMI(candles, { timeperiod: 2, fastperiod: 2, slowperiod: 2, signalperiod: 2 });
 * if (String(smi.toArray()) !== ",,,,50" || smisignal.at(-1) !== 50) throw new Error();
 * ```
 */
export function SMI(bars: Bars<"high" | "low" | "close">, options: SmiOptions | number = {}): SmiResult {
  const window = periodOf("SMI", options, { standard: 13, least: 2 });
  const { fastperiod = 2, slowperiod = 25, signalperiod = 9 } = namedOptions(options);
  const fast = checkedPeriod("SMI", "fastperiod", fastperiod, 2);
  const slow = checkedPeriod("SMI", "slowperiod", slowperiod, 2);
  const signal = checkedPeriod("SMI", "signalperiod", signalperiod, 2);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const { highest, lowest } = heldRange(high, low, window, begin);
  const full = begin + window - 1;
  const distance = close.map((value, row) => value - ((highest[row] ?? NaN) + (lowest[row] ?? NaN)) * 0.5);
  const height = highest.map((value, row) => value - (lowest[row] ?? NaN));
  const smooth = (values: Float64Array): Float64Array => ema(ema(values, slow, full), fast, full + slow - 1);
  const above = smooth(distance);
  const of = smooth(height);
  const start = full + slow + fast - 2;
  const smi = blankHead(close.length, start);
  for (let row = start; row < smi.length; row++) {
    const half = 0.5 * (of[row] ?? NaN);
    smi[row] = half > 0 ? 100 * (above[row] ?? NaN) / half : 0;
  }
  const smisignal = ema(smi, signal, start);
  return { smi: toSeries(blankBefore(smi, start + signal - 1)), smisignal: toSeries(smisignal) };
}
