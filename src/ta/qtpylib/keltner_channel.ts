import type { Bars } from "../input.ts";
import { channel, type ChannelResult, nameFirst, type WindowOptions } from "./options.ts";
import { typicalPrice } from "./price.ts";
import { rollingMean } from "./rolling.ts";
import { atr } from "./true_range.ts";

/** Options of `keltnerChannel`. */
export interface KeltnerChannelOptions extends WindowOptions {
  /** @default 14 */
  readonly window?: number;
  /** The number of mean ranges from the middle to the lines. @default 2 */
  readonly atrs?: number;
}

/**
 * Returns the mean of the typical price, and mean true ranges above and below it: technical's
 * `qtpylib.keltner_channel`.
 *
 * Missing until the window is full.
 *
 * @throws {RangeError} when the window is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 3], low: [1, 1], close: [2, 2] });
 * const { upper, mid, lower } = qtpylib.keltnerChannel(candles, { window: 2, atrs: 1 });
 * if (upper.at(-1) !== 4 || mid.at(-1) !== 2 || lower.at(-1) !== 0) throw new Error();
 * ```
 */
export function keltnerChannel(
  bars: Bars<"high" | "low" | "close">,
  options: KeltnerChannelOptions | number = {},
): ChannelResult {
  const { window = 14, atrs = 2 } = nameFirst("window", options);
  return channel(rollingMean(typicalPrice(bars), { window }), atr(bars, { window }).mul(atrs));
}
