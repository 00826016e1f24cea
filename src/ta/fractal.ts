import type { Series } from "../frame/series.ts";
import { type Bars, checkedPeriod, columnsOf, toSeries } from "./input.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** Options of `FRACTAL`. */
export interface FractalOptions {
  /** How many candles before the swing are compared. @default 2 */
  readonly leftbars?: number;
  /** How many candles after it must have passed. @default 2 */
  readonly rightbars?: number;
}

/** The signals of `FRACTAL`. */
export interface FractalResult {
  readonly swinghigh: Series;
  readonly swinglow: Series;
}

/**
 * Returns 100 where a swing is confirmed, else 0: a high above, or a low below, those of the `leftbars` candles before it and the
 * `rightbars` candles after it. TA-Lib's `FRACTAL`.
 *
 * The swing itself is `rightbars` rows before the row that holds the 100. The first `leftbars + rightbars` rows are 0.
 *
 * @throws {RangeError} when a number of candles is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 3, 2], low: [0, 1, 1] });
 * const { swinghigh, swinglow } = ta.FRACTAL(candles, { leftbars: 1, rightbars: 1 });
 * if (String(swinghigh.toArray()) !== "0,0,100" || swinglow.at(-1) !== 0) throw new Error();
 * ```
 */
export function FRACTAL(bars: Bars<"high" | "low">, options: FractalOptions = {}): FractalResult {
  const left = checkedPeriod("FRACTAL", "leftbars", options.leftbars ?? 2, 1);
  const right = checkedPeriod("FRACTAL", "rightbars", options.rightbars ?? 2, 1);
  const { high, low } = columnsOf(bars, "high", "low");
  const start = firstRow(high, low) + left + right;
  const swings = (values: Float64Array, sign: 1 | -1): Series => {
    const out = new Float64Array(values.length);
    for (let row = start; row < out.length; row++) {
      let best = sign * (values[row - left - right] ?? NaN);
      for (let i = row - left - right + 1; i <= row; i++) {
        const value = sign * (values[i] ?? NaN);
        if (i !== row - right && value > best) best = value;
      }
      if (sign * (values[row - right] ?? NaN) > best) out[row] = 100;
    }
    return toSeries(out);
  };
  return { swinghigh: swings(high, 1), swinglow: swings(low, -1) };
}
