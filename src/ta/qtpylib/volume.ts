import { Frame } from "../../frame/frame.ts";
import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/** Options of technical's `vwma`. */
export interface VwmaOptions {
  /** The number of rows in the window. */
  readonly window: number;
  /** The column of a dataframe that is read. @default "close" */
  readonly price?: string;
}

/**
 * Returns the mean price of a window, weighted by volume: technical's `indicators.vwma`.
 *
 * Missing until the window is full. Unlike `ta.VWMA`, it recovers from missing values.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * if (qtpylib.vwma(Frame.from({ close: [1, 4], volume: [2, 1] }), { window: 2 }).at(-1) !== 2) throw new Error();
 * ```
 */
export function vwma(bars: Bars<"close" | "volume">, options: VwmaOptions | number): Series {
  const { window, price = "close" } = typeof options === "number" ? { window: options } : options;
  const volume = column(bars, "volume");
  const prices = bars instanceof Frame ? bars.col(price) : bars.close;
  return prices.mul(volume).rolling(window).sum().div(volume.rolling(window).sum());
}

/**
 * Returns Chaikin's money flow, the volume weighted by the place of the close in its range, from -1 to 1: technical's
 * `indicators.chaikin_money_flow`.
 *
 * `period` is 21 by default. Missing until the window is full, and while it has a row without range; `ta.CMF` counts
 * such a row as 0.
 *
 * @throws {RangeError} when `period` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2], low: [0, 0], close: [2, 0], volume: [3, 1] });
 * if (qtpylib.chaikinMoneyFlow(candles, { period: 2 }).at(-1) !== 0.5) throw new Error();
 * ```
 */
export function chaikinMoneyFlow(
  bars: Bars<"high" | "low" | "close" | "volume">,
  options: { readonly period?: number } | number = {},
): Series {
  const { period = 21 } = nameFirst("period", options);
  const [high, low, close] = [column(bars, "high"), column(bars, "low"), column(bars, "close")];
  const volume = column(bars, "volume");
  const place = close.sub(low).sub(high.sub(close)).div(high.sub(low));
  return place.mul(volume).rolling(period).sum().div(volume.rolling(period).sum());
}
