import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";

/** Options of `ichimoku`. */
export interface IchimokuOptions {
  /** @default 9 */
  readonly conversionLinePeriod?: number;
  /** @default 26 */
  readonly baseLinePeriods?: number;
  /** The window of the slow leading span. @default 52 */
  readonly lagginSpan?: number;
  /** The number of rows by which the cloud is ahead. @default 26 */
  readonly displacement?: number;
}

/** The lines of `ichimoku`, with technical's names. */
export interface IchimokuResult {
  readonly tenkan_sen: Series;
  readonly kijun_sen: Series;
  /** The borders of the cloud over each row. */
  readonly senkou_span_a: Series;
  readonly senkou_span_b: Series;
  /** The borders that each row sends ahead. */
  readonly leading_senkou_span_a: Series;
  readonly leading_senkou_span_b: Series;
  /** The close of later rows. It looks ahead: do not use it for signals. */
  readonly chikou_span: Series;
  readonly cloud_green: Series;
  readonly cloud_red: Series;
}

/**
 * Returns the Ichimoku cloud: technical's `indicators.ichimoku`. Each line is missing until its window is full.
 *
 * @throws {RangeError} when a period is not a whole number above 0.
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
