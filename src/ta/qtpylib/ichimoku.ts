import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";

/** Options of `ichimoku`. */
export interface IchimokuOptions {
  /** @default 9 */
  readonly conversionLinePeriod?: number;
  /** @default 26 */
  readonly baseLinePeriods?: number;
  /** The window of the slower leading span. @default 52 */
  readonly lagginSpan?: number;
  /** How many rows the cloud is ahead. @default 26 */
  readonly displacement?: number;
}

/** What `ichimoku` gives, by the names of technical's. */
export interface IchimokuResult {
  readonly tenkan_sen: Series;
  readonly kijun_sen: Series;
  /** The cloud's borders as they stand over each row. */
  readonly senkou_span_a: Series;
  readonly senkou_span_b: Series;
  /** The borders as each row sends them ahead. */
  readonly leading_senkou_span_a: Series;
  readonly leading_senkou_span_b: Series;
  /** The close of later rows: it looks ahead, a signal must not come of it. */
  readonly chikou_span: Series;
  readonly cloud_green: Series;
  readonly cloud_red: Series;
}

/**
 * The Ichimoku cloud: technical's `indicators.ichimoku`. Each line is missing until its window is full.
 *
 * @throws {RangeError} unless the periods are whole numbers above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 5], low: [1, 1], close: [2, 4] });
 * const cloud = qtpylib.ichimoku(candles, { conversionLinePeriod: 2, baseLinePeriods: 1, lagginSpan: 2, displacement: 1 });
 * if (cloud.tenkan_sen.at(-1) !== 3 || cloud.senkou_span_a.at(-1) !== 3 || cloud.cloud_green.any()) throw new Error();
 * ```
 */
export function ichimoku(bars: Bars<"high" | "low" | "close">, options: IchimokuOptions = {}): IchimokuResult {
  const { conversionLinePeriod = 9, baseLinePeriods = 26, lagginSpan = 52, displacement = 26 } = options;
  const middle = (window: number): Series => {
    return column(bars, "high").rolling(window).max().add(column(bars, "low").rolling(window).min()).div(2);
  };
  const tenkan = middle(conversionLinePeriod);
  const kijun = middle(baseLinePeriods);
  const leadingA = tenkan.add(kijun).div(2);
  const leadingB = middle(lagginSpan);
  const spanA = leadingA.shift(displacement - 1);
  const spanB = leadingB.shift(displacement - 1);
  return {
    tenkan_sen: tenkan,
    kijun_sen: kijun,
    senkou_span_a: spanA,
    senkou_span_b: spanB,
    leading_senkou_span_a: leadingA,
    leading_senkou_span_b: leadingB,
    chikou_span: column(bars, "close").shift(1 - displacement),
    cloud_green: spanA.gt(spanB),
    cloud_red: spanB.gt(spanA),
  };
}
