import { Frame } from "../../frame/frame.ts";
import type { Series } from "../../frame/series.ts";
import { type Bars, toSeries } from "../input.ts";
import { blank } from "../kernel/warm_up.ts";
import { MAX } from "../max.ts";
import { MIN } from "../min.ts";
import { SMA } from "../sma.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";

/** Options of technical's averages after TradingView's. */
export interface TvOptions {
  /** The window. */
  readonly length?: number;
  /** The column that is read when a dataframe is given. @default "close" */
  readonly field?: string;
}

/** Options of `tvAlma`. */
export interface TvAlmaOptions extends TvOptions {
  /** Where the largest weight lies, from 0 (the oldest row) to 1 (the newest). @default 0 */
  readonly offset?: number;
  /** How narrow the weights are; 0 weighs all rows the same. @default 0 */
  readonly sigma?: number;
}

/**
 * Returns a weighted moving average of the rows before, without the current and the oldest one: technical's
 * `indicators.tv_wma`. `length` is 9 by default.
 *
 * @throws {RangeError} when `length` is not a whole number from 3.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.tvWma(Frame.from({ close: [1, 2, 3, 9] }), { length: 4 });
 * if (String(found.toArray()) !== ",,1.6,2.6") throw new Error();
 * ```
 */
export function tvWma(input: Frame | Series, options: TvOptions | number = {}): Series {
  const { length = 9, field = "close" } = nameFirst("length", options);
  requireLength("tvWma", length, 3);
  const price = input instanceof Frame ? input.col(field) : input;
  let total = price.mul(0);
  let weights = 0;
  for (let lag = 1; lag < length - 1; lag++) {
    const weight = (length - lag) * length;
    weights += weight;
    const part = price.shift(lag).mul(weight);
    total = lag === 1 ? part : total.add(part);
  }
  return total.div(weights);
}

/**
 * Returns Hull's moving average of `tvWma` averages: technical's `indicators.tv_hma`. `length` is 9 by default.
 *
 * @throws {RangeError} when `length` is not a whole number from 9.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.tvHma(Frame.from({ close: Array(12).fill(5) }));
 * if (found.isna().sum() !== 8 || found.round(9).at(-1) !== 5) throw new Error();
 * ```
 */
export function tvHma(input: Frame | Series, options: TvOptions | number = {}): Series {
  const { length = 9, field = "close" } = nameFirst("length", options);
  requireLength("tvHma", length, 9);
  const price = input instanceof Frame ? input.col(field) : input;
  const ahead = tvWma(price, { length: Math.floor(length / 2) }).mul(2).sub(tvWma(price, { length }));
  return tvWma(ahead, { length: Math.floor(Math.sqrt(length)) });
}

/**
 * Returns Arnaud Legoux' moving average, whose weights follow a bell curve: technical's `indicators.tv_alma`. `length` is 8 by
 * default.
 *
 * Missing in the first `length - 1` rows, and where the window holds a missing value.
 *
 * @throws {RangeError} when `length` is not a whole number from 1.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.tvAlma(Frame.from({ close: [1, 2, 3] }), { length: 2, offset: 0.5, sigma: 6 });
 * if (String(found.toArray()) !== ",1.5,2.5") throw new Error();
 * ```
 */
export function tvAlma(
  input: Frame | Series,
  options: TvAlmaOptions | number = {},
): Series {
  const { length = 8, offset = 0, sigma = 0, field = "close" } = nameFirst("length", options);
  requireLength("tvAlma", length, 1);
  const { values } = input instanceof Frame ? input.col(field) : input;
  const center = offset * (length - 1);
  const width = length / (sigma === 0 ? 1e-10 : sigma);
  const weights = Float64Array.from({ length }, (_, i) => Math.exp(-((i - center) ** 2) / (2 * width ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const out = blank(values.length);
  for (let row = length - 1; row < out.length; row++) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += (weights[i] ?? NaN) / total * (values[row - length + 1 + i] ?? NaN);
    out[row] = sum;
  }
  return toSeries(out);
}

/**
 * Returns the trend regularity adaptive moving average, which follows the price the faster the more rows make a new high or
 * low: technical's `indicators.tv_trama`. `length` is 99 by default.
 *
 * It starts with the first price. From a missing price on it is missing.
 *
 * @throws {RangeError} when `length` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const found = qtpylib.tvTrama(Frame.from({ high: [1, 2, 3, 4], low: [1, 2, 3, 4], close: [1, 2, 3, 4] }), { length: 2 });
 * if (String(found.toArray()) !== "1,1,1.5,4") throw new Error();
 * ```
 */
export function tvTrama(
  bars: Bars<"high" | "low" | "close">,
  options: TvOptions | number = {},
): Series {
  const { length = 99, field = "close" } = nameFirst("length", options);
  const price = (bars instanceof Frame ? bars.col(field) : bars.close).values;
  const highest = MAX(column(bars, "high"), { timeperiod: length }).diff().gt(0).mask;
  const lowest = MIN(column(bars, "low"), { timeperiod: length }).diff().lt(0).mask;
  // row i holds what has happened between row i and the next one, as NumPy's diff has it
  const news = Float64Array.from({ length: Math.max(price.length - 1, 0) }, (_, row) => {
    return (highest[row + 1] ?? 0) + (lowest[row + 1] ?? 0);
  });
  const speeds = SMA(toSeries(news), { timeperiod: length }).pow(2).fillna(0).values;
  const out = new Float64Array(price.length);
  let average = price[0] ?? NaN;
  for (let row = 0; row < out.length; row++) {
    if (row > 0) average += (speeds[row - 1] ?? NaN) * ((price[row] ?? NaN) - average);
    out[row] = average;
  }
  return toSeries(out);
}

function requireLength(what: string, length: number, least: number): void {
  if (Number.isInteger(length) && length >= least) return;
  throw new RangeError(`length of ${what}() must be a whole number from ${least}, not ${length}`);
}
