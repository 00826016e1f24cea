import type { BandsResult } from "./bands.ts";
import { type Bars, checkedNumber, checkedPeriod, columnsOf, namedOptions, periodOf, toSeries } from "./input.ts";
import { atr } from "./kernel/atr.ts";
import { ema } from "./kernel/ema.ts";
import { typicalPrice } from "./kernel/typical_price.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/** Options of `KC`. */
export interface KcOptions extends TimeperiodOptions {
  /** The period of the average true range. @default 10 */
  readonly atrperiod?: number;
  /** The number of average true ranges from the middle to the bands. @default 2 */
  readonly nbdev?: number;
}

/**
 * Returns Keltner's channel: the EMA of the typical price, and average true ranges above and below it: TA-Lib's `KC`.
 * It reads high, low and close. `qtpylib.keltnerChannel` consists of simple means instead.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 20 by default) or `atrperiod` rows, whichever is more.
 *
 * @throws {RangeError} when a period is not a whole number from 2 (`atrperiod`: 1) to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3], low: [1, 1], close: [2, 2] });
 * const { upperband, middleband, lowerband } = ta.KC(candles, { timeperiod: 2, atrperiod: 1 });
 * if (upperband.at(-1) !== 6 || middleband.at(-1) !== 2 || lowerband.at(-1) !== -2) throw new Error();
 * ```
 */
export function KC(bars: Bars<"high" | "low" | "close">, options: KcOptions | number = {}): BandsResult {
  const period = periodOf("KC", options, { standard: 20, least: 2 });
  const named = namedOptions(options);
  const atrPeriod = checkedPeriod("KC", "atrperiod", named.atrperiod ?? 10, 1);
  const deviations = checkedNumber("KC", "nbdev", named.nbdev ?? 2);
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  // where the range needs the longer start, the mean starts later with it
  const wait = Math.max(0, atrPeriod - (period - 1));
  const mean = ema(typicalPrice(high, low, close), period, begin + wait);
  const range = atr(high, low, close, atrPeriod, begin + Math.max(0, period - 1 - atrPeriod));
  const [upper, middle, lower] = [blank(close.length), blank(close.length), blank(close.length)];
  for (let row = begin + Math.max(period - 1, atrPeriod); row < close.length; row++) {
    const centre = mean[row] ?? NaN;
    const distance = (range[row] ?? NaN) * deviations;
    middle[row] = centre;
    upper[row] = centre + distance;
    lower[row] = centre - distance;
  }
  return { upperband: toSeries(upper), middleband: toSeries(middle), lowerband: toSeries(lower) };
}
