import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { nameFirst, type WindowOptions } from "./options.ts";
import { trueRange } from "./true_range.ts";

/**
 * Returns the choppiness index, 100 where the price moves sideways and low where it moves straight: technical's
 * `qtpylib.chopiness`, with its spelling.
 *
 * `window` is 14 by default. Missing until it is full.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2], low: [1, 1], close: [2, 2] });
 * if (qtpylib.chopiness(candles, { window: 2 }).at(-1) !== 100) throw new Error();
 * ```
 */
export function chopiness(bars: Bars<"high" | "low" | "close">, options: WindowOptions | number = {}): Series {
  const { window = 14 } = nameFirst("window", options);
  const travelled = trueRange(bars).rolling(window).sum();
  const range = column(bars, "high").rolling(window).max().sub(column(bars, "low").rolling(window).min());
  return travelled.div(range).log().mul(100 / Math.log(window));
}
