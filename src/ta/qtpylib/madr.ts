import type { Series } from "../../frame/series.ts";
import { EMA } from "../ema.ts";
import type { Bars } from "../input.ts";
import { SMA } from "../sma.ts";
import { STDDEV } from "../stddev.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/** Options of `madr`. */
export interface MadrOptions {
  /** The period of the average. @default 21 */
  readonly length?: number;
  /** How many deviations the bands lie from the center; their window is so many times `length`. @default 2 */
  readonly stdsDist?: number;
  /** Simple or exponential averages. @default "sma" */
  readonly matype?: "sma" | "ema";
}

/** The lines of `madr`, by technical's names. */
export interface MadrResult {
  /** By how many percent the close exceeds its average. */
  readonly rate: Series;
  /** The average of `rate`. */
  readonly stdcenter: Series;
  readonly plusdev: Series;
  readonly minusdev: Series;
}

/**
 * Returns the moving average deviation rate, the distance of the close from its average, with bands: technical's
 * `indicators.MADR`.
 *
 * @throws {RangeError} when a period is not a whole number in TA-Lib's range.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const { rate, plusdev } = qtpylib.madr(Frame.from({ close: Array(70).fill(5) }));
 * if (rate.at(-1) !== 0 || plusdev.isna().sum() !== 61) throw new Error();
 * ```
 */
export function madr(
  bars: Bars<"close">,
  options: MadrOptions | number = {},
): MadrResult {
  const { length = 21, stdsDist = 2, matype = "sma" } = nameFirst("length", options);
  const average = matype === "ema" ? EMA : SMA;
  const close = column(bars, "close");
  const rate = close.div(average(close, { timeperiod: length })).mul(100).sub(100);
  const stdcenter = average(rate, { timeperiod: length * stdsDist });
  const distance = STDDEV(rate, { timeperiod: length * stdsDist }).mul(stdsDist);
  return { rate, stdcenter, plusdev: stdcenter.add(distance), minusdev: stdcenter.sub(distance) };
}
