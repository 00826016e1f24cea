import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { atr } from "./true_range.ts";
import { nameFirst } from "./options.ts";

/**
 * Returns the average true range in percent of the close: technical's `indicators.atr_percent`. `period` is 14 by default.
 *
 * @throws {RangeError} when `period` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3], low: [1, 1], close: [2, 2] });
 * if (qtpylib.atrPercent(candles, 2).at(-1) !== 100) throw new Error();
 * ```
 */
export function atrPercent(
  bars: Bars<"high" | "low" | "close">,
  options: { readonly period?: number } | number = {},
): Series {
  const { period = 14 } = nameFirst("period", options);
  return atr(bars, { window: period }).div(column(bars, "close")).mul(100);
}
