import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/**
 * Returns Williams' %R, from 0 to -100: technical's `indicators.williams_percent`.
 *
 * `period` is 14 by default. Missing until the window is full, and where it has no range; `ta.WILLR` is 0 there.
 *
 * @throws {RangeError} when `period` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 4], low: [0, 2], close: [1, 3] });
 * if (qtpylib.williamsPercent(candles, { period: 2 }).at(-1) !== -25) throw new Error();
 * ```
 */
export function williamsPercent(
  bars: Bars<"high" | "low" | "close">,
  options: { readonly period?: number } | number = {},
): Series {
  const { period = 14 } = nameFirst("period", options);
  const highest = column(bars, "high").rolling(period).max();
  const range = highest.sub(column(bars, "low").rolling(period).min());
  return highest.sub(column(bars, "close")).div(range).mul(-100);
}
