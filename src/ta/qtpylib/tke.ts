import type { Series } from "../../frame/series.ts";
import { CCI } from "../cci.ts";
import { EMA } from "../ema.ts";
import { type Bars, toSeries } from "../input.ts";
import { MFI } from "../mfi.ts";
import { ROCR100 } from "../rocr100.ts";
import { RSI } from "../rsi.ts";
import { ULTOSC } from "../ultosc.ts";
import { WILLR } from "../willr.ts";
import { column } from "./bars.ts";

/** Options of `tke`. */
export interface TkeOptions {
  /** The period of the oscillators. @default 14 */
  readonly length?: number;
  /** The period of the signal line. @default 5 */
  readonly emaperiod?: number;
}

/**
 * Returns Erdinç's TKE, the mean of seven oscillators (RSI, stochastic, ultimate oscillator, MFI, Williams' %R, ROC and CCI), and
 * its EMA: technical's `indicators.TKE`.
 *
 * Oscillators without a value are left out of the mean, so that the first rows have the mean of fewer.
 *
 * @throws {RangeError} when a period is not a whole number in TA-Lib's range.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const close = Array.from({ length: 60 }, (_, row) => 100 + Math.sin(row));
 * const [line, signal] = qtpylib.tke(Frame.from({ high: close, low: close, close, volume: close }));
 * if (line.isna().sum() !== 13 || signal.isna().sum() !== 17) throw new Error();
 * ```
 */
export function tke(
  bars: Bars<"high" | "low" | "close" | "volume">,
  { length = 14, emaperiod = 5 }: TkeOptions = {},
): readonly [tke: Series, ema: Series] {
  const close = column(bars, "close");
  const lowest = column(bars, "low").rolling(length).min();
  const stochastic = close.sub(lowest).mul(100).div(column(bars, "high").rolling(length).max().sub(lowest));
  const timeperiod = length;
  const oscillators = [
    RSI(close, { timeperiod }),
    stochastic,
    ULTOSC(bars),
    MFI(bars, { timeperiod }),
    WILLR(bars, { timeperiod }),
    ROCR100(close, { timeperiod }),
    CCI(bars, { timeperiod }),
  ];
  const line = meanOfPresent(oscillators.map((oscillator) => oscillator.values), close.length);
  return [line, EMA(line, { timeperiod: emaperiod })];
}

function meanOfPresent(columns: readonly Float64Array[], length: number): Series {
  const out = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    let [sum, count] = [0, 0];
    for (const values of columns) {
      const value = values[row] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    out[row] = sum / count;
  }
  return toSeries(out);
}
