import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { accumulationDistribution } from "./kernel/accumulation.ts";
import { fma } from "./kernel/fma.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";

/** Options of `ADOSC`. */
export interface AdoscOptions {
  /** @default 3 */
  readonly fastperiod?: number;
  /** @default 10 */
  readonly slowperiod?: number;
}

/**
 * Returns Chaikin's oscillator, a fast EMA of the accumulation/distribution line minus a slow one: TA-Lib's `ADOSC`. It
 * reads high, low, close and volume.
 *
 * `NaN` until the longer period is complete. Both EMAs start with the first value of the line.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2, 2], low: [0, 0, 0], close: [1, 1, 2], volume: [3, 1, 12] });
 * const found = ta.ADOSC(candles, { fastperiod: 2, slowperiod: 3 });
 * if (String(found.toArray()) !== ",,2") throw new Error();
 * ```
 */
export function ADOSC(bars: Bars<"high" | "low" | "close" | "volume">, options: AdoscOptions = {}): Series {
  const fastperiod = checkedPeriod("ADOSC", "fastperiod", options.fastperiod ?? 3, 2);
  const slowperiod = checkedPeriod("ADOSC", "slowperiod", options.slowperiod ?? 10, 2);
  const { high, low, close, volume } = columnsOf(bars, "high", "low", "close", "volume");
  const begin = firstRow(high, low, close, volume);
  const line = accumulationDistribution(high, low, close, volume, begin);
  const first = begin + Math.max(fastperiod, slowperiod) - 1;
  const out = blankHead(line.length, first);
  const [fastWeight, slowWeight] = [2 / (fastperiod + 1), 2 / (slowperiod + 1)];
  const [fastKept, slowKept] = [1 - fastWeight, 1 - slowWeight];
  let fast = line[begin] ?? NaN;
  let slow = fast;
  for (let row = begin + 1; row < out.length; row++) {
    const value = line[row] ?? NaN;
    fast = fma(fastKept, fast, fastWeight * value);
    slow = fma(slowKept, slow, slowWeight * value);
    if (row >= first) out[row] = fast - slow;
  }
  return toSeries(out);
}
