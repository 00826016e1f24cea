import { Frame } from "../../frame/frame.ts";
import type { Series } from "../../frame/series.ts";
import { where } from "../../frame/where.ts";
import { EMA } from "../ema.ts";
import type { Bars } from "../input.ts";
import { SMA } from "../sma.ts";
import { column } from "./bars.ts";

/** Options of `mmar`. */
export interface MmarOptions {
  /** Exponential or simple averages. @default "EMA" */
  readonly matype?: "EMA" | "SMA";
  /** The column that is averaged. @default "close" */
  readonly src?: string;
}

/** The color of one ribbon in each row: `"lime"`, `"maroon"`, `"red"`, `"green"`, or `"grey"` while it warms up. */
export type RibbonColors = Series;

/** The periods of the ribbons that follow the leading one. */
const RIBBONS = [10, 20, 30, 40, 50, 60, 70, 80, 90];

/**
 * Returns the colors of Madrid's moving average ribbon: the leading average of 5 rows, then those of 10, 20, up to 90 rows.
 * technical's `indicators.mmar`.
 *
 * | color    | average | compared with the average of 100 rows |
 * | -------- | ------- | ------------------------------------- |
 * | `lime`   | rises   | above it                              |
 * | `maroon` | falls   | above it                              |
 * | `red`    | falls   | below it                              |
 * | `green`  | rises   | below it                              |
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const rising = Frame.from({ close: Array.from({ length: 120 }, (_, row) => 100 + row) });
 * const [lead] = qtpylib.mmar(rising);
 * if (lead?.at(0) !== "grey" || lead.at(-1) !== "lime") throw new Error();
 * ```
 */
export function mmar(
  bars: Bars<"close">,
  { matype = "EMA", src = "close" }: MmarOptions = {},
): readonly RibbonColors[] {
  const price = bars instanceof Frame ? bars.col(src) : bars.close;
  const averageOf = matype === "SMA" ? SMA : EMA;
  const base = averageOf(price, { timeperiod: 100 });
  return [5, ...RIBBONS].map((timeperiod) => {
    const average = averageOf(price, { timeperiod });
    const move = average.sub(average.shift(1));
    const [above, below] = [average.gt(base), average.lt(base)];
    const falling = where(move.le(0).and(below), "red", where(move.ge(0).and(below), "green", "grey"));
    return where(move.ge(0).and(above), "lime", where(move.lt(0).and(above), "maroon", falling));
  });
}

/** Options of `madridSqz`. */
export interface MadridSqzOptions {
  /** The period of the base average. @default 34 */
  readonly length?: number;
  /** The column that is averaged. @default "close" */
  readonly src?: string;
  /** The period of the reference average. @default 13 */
  readonly ref?: number;
  /** The period of the squeeze average. @default 5 */
  readonly sqzLen?: number;
}

/**
 * Returns the colors of Madrid's trend squeeze: of the close (`"aqua"` or `"fuchsia"`), of the reference average (`"green"`,
 * `"maroon"`, or `"yellow"` where the trend pauses) and of the squeeze average (`"lime"` or `"red"`). technical's
 * `indicators.madrid_sqz`.
 *
 * The first of two colors stands for a value at or above the base average. Rows that warm up have the second one.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const rising = Frame.from({ close: Array.from({ length: 60 }, (_, row) => 100 + row) });
 * const [close, reference, squeeze] = qtpylib.madridSqz(rising);
 * if (close.at(-1) !== "aqua" || reference.at(-1) !== "green" || squeeze.at(-1) !== "lime") throw new Error();
 * ```
 */
export function madridSqz(
  bars: Bars<"close">,
  { length = 34, src = "close", ref = 13, sqzLen = 5 }: MadridSqzOptions = {},
): readonly [close: Series, reference: Series, squeeze: Series] {
  const price = bars instanceof Frame ? bars.col(src) : bars.close;
  const base = EMA(price, { timeperiod: length });
  const close = column(bars, "close").sub(base);
  const reference = EMA(price, { timeperiod: ref }).sub(base);
  const squeeze = EMA(price, { timeperiod: sqzLen }).sub(base);
  const pausing = reference.ge(0).and(close.lt(reference)).or(reference.lt(0).and(close.gt(reference)));
  return [
    where(close.ge(0), "aqua", "fuchsia"),
    where(pausing, "yellow", where(reference.ge(0), "green", "maroon")),
    where(squeeze.ge(0), "lime", "red"),
  ];
}
