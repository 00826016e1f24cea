import type { BandsResult } from "./bands.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { isZeroBeside } from "./kernel/constants.ts";
import { sma } from "./kernel/sma.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the acceleration bands, moving averages of the close and of highs and lows that are widened by their relative range:
 * TA-Lib's `ACCBANDS`.
 *
 * All three are `NaN` in the first `timeperiod - 1` rows (19 by default).
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3], low: [1, 1], close: [2, 2] });
 * const { upperband, middleband, lowerband } = ta.ACCBANDS(candles, 2);
 * if (upperband.at(-1) !== 9 || middleband.at(-1) !== 2 || lowerband.at(-1) !== -1) throw new Error();
 * ```
 */
export function ACCBANDS(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): BandsResult {
  const period = periodOf("ACCBANDS", options, { standard: 20, least: 2 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const upper = new Float64Array(close.length);
  const lower = new Float64Array(close.length);
  for (let row = 0; row < close.length; row++) {
    const [top, bottom] = [high[row] ?? NaN, low[row] ?? NaN];
    const share = 4 * (top - bottom) / (top + bottom);
    // an infinite sum counts as 0 here too
    const canWiden = !isZeroBeside(top + bottom, Math.abs(top) + Math.abs(bottom));
    upper[row] = canWiden ? top * (1 + share) : top;
    lower[row] = canWiden ? bottom * (1 - share) : bottom;
  }
  return {
    upperband: toSeries(sma(upper, period, begin)),
    middleband: toSeries(sma(close, period, begin)),
    lowerband: toSeries(sma(lower, period, begin)),
  };
}
