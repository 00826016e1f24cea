import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { rollingMean, rollingWeightedMean } from "./rolling.ts";
import { nameFirst, type WindowOptions } from "./options.ts";

/**
 * Returns the largest of a candle's range and its distances from the close before: technical's `qtpylib.true_range`.
 *
 * Missing prices are left out. The first row has its own range; that of `ta.TRANGE` is missing.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 5], low: [0, 1, 4], close: [1, 3, 4] });
 * if (String(qtpylib.trueRange(candles).toArray()) !== "2,2,2") throw new Error();
 * ```
 */
export function trueRange(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const out = new Float64Array(close.length);
  for (let row = 0; row < out.length; row++) {
    const top = high[row] ?? NaN;
    const bottom = low[row] ?? NaN;
    const before = row === 0 ? NaN : close[row - 1] ?? NaN;
    let range = top - bottom;
    for (const distance of [Math.abs(top - before), Math.abs(bottom - before)]) {
      if (Number.isNaN(range) || distance > range) range = distance;
    }
    out[row] = range;
  }
  return toSeries(out);
}

/** Options of `atr`. */
export interface AtrOptions extends WindowOptions {
  /** @default 14 */
  readonly window?: number;
  /** Use an exponentially weighted mean. @default false */
  readonly exp?: boolean;
}

/**
 * Returns the mean of the true range over a window: technical's `qtpylib.atr`. `ta.ATR` has Wilder's smoothing.
 *
 * Missing until the window is full.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 7], low: [0, 1, 3], close: [1, 3, 4] });
 * if (String(qtpylib.atr(candles, { window: 2 }).toArray()) !== ",2,3") throw new Error();
 * ```
 */
export function atr(bars: Bars<"high" | "low" | "close">, options: AtrOptions | number = {}): Series {
  const { window = 14, exp = false } = nameFirst("window", options);
  return (exp ? rollingWeightedMean : rollingMean)(trueRange(bars), { window });
}
