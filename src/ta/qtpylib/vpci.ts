import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { SMA } from "../sma.ts";
import { column } from "./bars.ts";
import { vwma } from "./volume.ts";

/** Options of `vpci`. */
export interface VpciOptions {
  /** The period of the short averages. @default 5 */
  readonly periodShort?: number;
  /** The period of the long averages. @default 20 */
  readonly periodLong?: number;
}

/** Options of `vpcii`. */
export interface VpciiOptions extends VpciOptions {
  /** The window of the mean that is subtracted. @default 8 */
  readonly hist?: number;
}

/**
 * Returns the volume price confirmation indicator, which compares averages with and without volume: technical's
 * `indicators.vpci`.
 *
 * @throws {RangeError} when a period is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ close: [1, 2, 4], volume: [1, 1, 2] });
 * if (qtpylib.vpci(candles, { periodShort: 1, periodLong: 2 }).round(6).at(-1) !== 0.444444) throw new Error();
 * ```
 */
export function vpci(
  bars: Bars<"close" | "volume">,
  { periodShort = 5, periodLong = 20 }: VpciOptions = {},
): Series {
  const [close, volume] = [column(bars, "close"), column(bars, "volume")];
  const confirmation = vwma(bars, { window: periodLong }).sub(SMA(close, { timeperiod: periodLong }));
  const ratio = vwma(bars, { window: periodShort }).div(SMA(close, { timeperiod: periodShort }));
  const multiplier = SMA(volume, { timeperiod: periodShort }).div(SMA(volume, { timeperiod: periodLong }));
  return confirmation.mul(ratio).mul(multiplier);
}

/**
 * Returns by which factor the distance of `vpci` from its own mean has changed since the row before, without its sign:
 * technical's `indicators.vpcii`.
 *
 * @throws {RangeError} when a period is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ close: [1, 2, 4, 3], volume: [1, 1, 2, 1] });
 * const found = qtpylib.vpcii(candles, { periodShort: 1, periodLong: 2, hist: 2 });
 * if (found.isna().sum() !== 3) throw new Error();
 * ```
 */
export function vpcii(
  bars: Bars<"close" | "volume">,
  { periodShort = 5, periodLong = 20, hist = 8 }: VpciiOptions = {},
): Series {
  const line = vpci(bars, { periodShort, periodLong });
  return line.sub(line.rolling(hist).mean()).pctChange().abs();
}
