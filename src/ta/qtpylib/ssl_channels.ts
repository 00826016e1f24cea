import { where } from "../../frame/where.ts";
import type { Series } from "../../frame/series.ts";
import { EMA } from "../ema.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/** Options of `sslChannels`. */
export interface SslChannelsOptions {
  /** The window of the means. @default 10 */
  readonly length?: number;
  /** Simple means, or exponential ones, which are TA-Lib's. @default "sma" */
  readonly mode?: "sma" | "ema";
}

/**
 * Returns the means of the highs and of the lows, which change places when the close leaves them: technical's
 * `indicators.SSLChannels`, with the down line first.
 *
 * Missing until the means have a value.
 *
 * @throws {RangeError} when `length` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3], low: [1, 1], close: [0, 4] });
 * const [down, up] = qtpylib.sslChannels(candles, { length: 1 });
 * if (String(down.toArray()) !== "3,1" || String(up.toArray()) !== "1,3") throw new Error();
 * ```
 */
export function sslChannels(
  bars: Bars<"high" | "low" | "close">,
  options: SslChannelsOptions | number = {},
): readonly [down: Series, up: Series] {
  const { length = 10, mode = "sma" } = nameFirst("length", options);
  const mean = (series: Series): Series => {
    return mode === "ema" ? EMA(series, { timeperiod: length }) : series.rolling(length).mean();
  };
  const [highs, lows] = [mean(column(bars, "high")), mean(column(bars, "low"))];
  const close = column(bars, "close");
  const side = where(close.gt(highs), 1, where(close.lt(lows), -1, null)).ffill();
  return [where(side.lt(0), highs, lows), where(side.lt(0), lows, highs)];
}
