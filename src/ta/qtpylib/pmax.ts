import { Series } from "../../frame/series.ts";
import { ATR } from "../atr.ts";
import { DEMA } from "../dema.ts";
import { EMA } from "../ema.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { SMA } from "../sma.ts";
import { T3 } from "../t3.ts";
import { TEMA } from "../tema.ts";
import { WMA } from "../wma.ts";
import { column } from "./bars.ts";
import { nameFirst } from "./options.ts";
import { vidya } from "./vidya.ts";
import { vwma } from "./volume.ts";

/** Options of `pmax`. */
export interface PmaxOptions {
  /** The period of the average true range. @default 10 */
  readonly period?: number;
  /** How many average ranges the stop lies from the moving average. @default 3 */
  readonly multiplier?: number;
  /** The period of the moving average. @default 12 */
  readonly length?: number;
  /**
   * Which moving average, technical's `MAtype`: 1 EMA, 2 or 9 DEMA, 3 T3, 4 SMA, 5 VIDYA, 6 TEMA, 7 WMA, 8 VWMA. 5, 7 and 8
   * always average the close.
   *
   * @default 1
   */
  readonly maType?: number;
  /** What is averaged: 1 the close, 2 the mean of high and low, 3 the mean of all four prices. @default 1 */
  readonly src?: 1 | 2 | 3;
}

/** The lines of `pmax`. */
export interface PmaxResult {
  /** The stop, technical's column `pm_...`. */
  readonly pm: Series;
  /** `"up"` or `"down"`, technical's column `pmX_...`. */
  readonly pmX: Series;
  /** The average true range, technical's column `ATR_...`. */
  readonly atr: Series;
}

/** Candles as `pmax` reads them. */
type Candles = Bars<"open" | "high" | "low" | "close" | "volume">;

/**
 * Returns Kıvanç Özbilgiç's profit maximizer, a stop that follows a moving average at a distance and changes sides when the
 * average crosses it: technical's `indicators.PMAX`.
 *
 * As there, stop and range are 0 where they have no value, and the direction is missing there.
 *
 * @throws {RangeError} when `maType` is not one of the above, or a period not a whole number in TA-Lib's range.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const close = [10, 11, 12, 13, 14, 9];
 * const candles = Frame.from({ open: close, high: close, low: close, close, volume: close });
 * const { pm, pmX } = qtpylib.pmax(candles, { period: 2, multiplier: 1, length: 1 });
 * if (pmX.at(4) !== "up" || pm.at(4) !== 13 || pmX.at(-1) !== "down") throw new Error(String(pm.toArray()) + pmX.toArray());
 * ```
 */
export function pmax(bars: Candles, options: PmaxOptions | number = {}): PmaxResult {
  const { period = 10, multiplier = 3, length = 12, maType = 1, src = 1 } = nameFirst("period", options);
  const average = averageOf(bars, maType, length, src).values;
  const range = ATR(bars, { timeperiod: period });
  const pm = stopOf(average, range.mul(multiplier).values, period);
  const pmX = Array.from(pm, (value, row) => {
    return value > 0 ? (average[row] ?? NaN) < value ? "down" : "up" : null;
  });
  return { pm: toSeries(pm).fillna(0), pmX: new Series({ kind: "string", values: pmX }), atr: range.fillna(0) };
}

function stopOf(average: Float64Array, distance: Float64Array, period: number): Float64Array {
  const out = new Float64Array(average.length);
  let [upper, lower] = [0, 0];
  for (let row = period; row < out.length; row++) {
    const value = average[row] ?? NaN;
    const before = average[row - 1] ?? NaN;
    const last = out[row - 1] ?? NaN;
    const [upperBefore, lowerBefore] = [upper, lower];
    const [above, below] = [value + (distance[row] ?? NaN), value - (distance[row] ?? NaN)];
    if (above < upper || before > upper) upper = above;
    if (below > lower || before < lower) lower = below;
    if (last === upperBefore && value <= upper) out[row] = upper;
    else if (last === upperBefore && value > upper) out[row] = lower;
    else if (last === lowerBefore && value >= lower) out[row] = lower;
    else if (last === lowerBefore && value < lower) out[row] = upper;
  }
  return out;
}

function averageOf(bars: Candles, maType: number, length: number, src: 1 | 2 | 3): Series {
  const timeperiod = length;
  switch (maType) {
    case 1:
      return EMA(priceOf(bars, src), { timeperiod });
    case 2:
    case 9:
      return DEMA(priceOf(bars, src), { timeperiod });
    case 3:
      return T3(priceOf(bars, src), { timeperiod });
    case 4:
      return SMA(priceOf(bars, src), { timeperiod });
    case 5:
      return vidya(bars, { length });
    case 6:
      return TEMA(priceOf(bars, src), { timeperiod });
    case 7:
      return WMA(column(bars, "close"), { timeperiod });
    case 8:
      return vwma(bars, { window: length });
    default:
      throw new RangeError(`maType of pmax() must be a whole number from 1 to 9, not ${maType}`);
  }
}

function priceOf(bars: Candles, src: 1 | 2 | 3): Series {
  const { open, high, low, close } = columnsOf(bars, "open", "high", "low", "close");
  if (src === 1) return toSeries(close);
  return toSeries(high.map((top, row) => {
    const bottom = low[row] ?? NaN;
    return src === 2 ? (top + bottom) / 2 : (top + bottom + (close[row] ?? NaN) + (open[row] ?? NaN)) / 4;
  }));
}
