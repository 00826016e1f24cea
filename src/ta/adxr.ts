import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { adx } from "./kernel/adx.ts";
import { directionalMovement } from "./kernel/directional.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the mean of the ADX and the ADX of `timeperiod - 1` rows before: TA-Lib's `ADXR`. It reads high, low and
 * close.
 *
 * `NaN` in the first `3 * timeperiod - 2` rows (`timeperiod` is 14 by default); missing values have the effect that
 * they have in `ADX`.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4, 5, 6], low: [1, 2, 3, 4, 5], close: [2, 3, 4, 5, 6] });
 * const found = ta.ADXR(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,null,null,100]") throw new Error();
 * ```
 */
export function ADXR(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("ADXR", options, { standard: 14, least: 2 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const strength = adx(directionalMovement(high, low, close, period, begin), period, begin);
  const out = blank(strength.length);
  for (let row = begin + 3 * period - 2; row < out.length; row++) {
    out[row] = ((strength[row] ?? NaN) + (strength[row - period + 1] ?? NaN)) / 2;
  }
  return toSeries(out);
}
