import type { Series } from "../../frame/series.ts";
import { where } from "../../frame/where.ts";
import { EMA } from "../ema.ts";
import type { Bars } from "../input.ts";
import { SMA } from "../sma.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/** Options of `vfi`. */
export interface VfiOptions {
  /** The window of the volumes. @default 130 */
  readonly length?: number;
  /** How much of the volatility a move must exceed to count. @default 0.2 */
  readonly coef?: number;
  /** How many mean volumes a volume counts at most. @default 2.5 */
  readonly vcoef?: number;
  /** The period of the signal line. @default 5 */
  readonly signalLength?: number;
  /** Whether the indicator is smoothed over 3 rows. @default false */
  readonly smoothVFI?: boolean;
}

/** The window of the volatility. */
const VOLATILITY_WINDOW = 30;

/**
 * Returns the volume flow indicator, the volumes of rising rows less those of falling ones in mean volumes, its signal line and
 * their difference: technical's `indicators.vfi`.
 *
 * @throws {RangeError} when a length is not a whole number in TA-Lib's range.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const [close, volume] = [Array.from({ length: 60 }, (_, row) => 100 + row), Array(60).fill(10)];
 * const [vfi] = qtpylib.vfi(Frame.from({ high: close, low: close, close, volume }), { length: 20 });
 * if (vfi.at(-1) !== 20) throw new Error("every row has risen with the mean volume");
 * ```
 */
export function vfi(
  bars: Bars<"high" | "low" | "close" | "volume">,
  options: VfiOptions | number = {},
): readonly [vfi: Series, vfima: Series, vfiHist: Series] {
  const { length = 130, coef = 0.2, vcoef = 2.5, signalLength = 5, smoothVFI = false } = nameFirst("length", options);
  const [close, volume] = [column(bars, "close"), column(bars, "volume")];
  const typical = column(bars, "high").add(column(bars, "low")).add(close).div(3);
  const volatility = typical.log().sub(typical.shift(1).log()).rolling(VOLATILITY_WINDOW).std(0);
  const cutoff = volatility.mul(coef).mul(close);
  const meanVolume = SMA(volume.shift(1), { timeperiod: length });
  const maxVolume = meanVolume.mul(vcoef);
  const counted = where(volume.lt(maxVolume), volume, maxVolume);
  const move = typical.sub(typical.shift(1));
  const flow = where(move.gt(cutoff), counted, where(move.lt(cutoff.neg()), counted.neg(), 0));
  const plain = flow.rolling(length).sum().div(meanVolume);
  const found = smoothVFI ? SMA(plain, { timeperiod: 3 }) : plain;
  const signal = EMA(found, { timeperiod: signalLength });
  return [found, signal, found.sub(signal)];
}
