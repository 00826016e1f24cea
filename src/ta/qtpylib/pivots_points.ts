import type { Series } from "../../frame/series.ts";
import type { Bars } from "../input.ts";
import { column } from "./bars.ts";
import { typicalPrice } from "./price.ts";
import { rollingMean } from "./rolling.ts";

/** Options of `pivotsPoints`. */
export interface PivotsPointsOptions {
  /** The window of the means. @default 30 */
  readonly timeperiod?: number;
  /** How many supports and resistances. @default 3 */
  readonly levels?: number;
}

/** The pivot, and supports (`s1`, `s2`, ...) and resistances (`r1`, `r2`, ...) by technical's names. */
export interface PivotsPointsResult {
  readonly pivot: Series;
  readonly [level: `r${number}` | `s${number}`]: Series;
}

/**
 * Returns pivot points from means of the prices, with supports and resistances: technical's `pivots_points.pivots_points`.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number above 0.
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 4], low: [2, 2], close: [3, 3] });
 * const { pivot, r1, s1, r2 } = qtpylib.pivotsPoints(candles, { timeperiod: 2, levels: 2 });
 * if ([pivot, r1, s1, r2].map((line) => line?.at(-1)).join() !== "3,4,2,5") throw new Error();
 * ```
 */
export function pivotsPoints(
  bars: Bars<"high" | "low" | "close">,
  { timeperiod = 30, levels = 3 }: PivotsPointsOptions = {},
): PivotsPointsResult {
  const mean = (series: Series): Series => rollingMean(series, { window: timeperiod });
  const pivot = mean(typicalPrice(bars));
  let resistance = pivot.mul(2).sub(mean(column(bars, "low")));
  let support = pivot.mul(2).sub(mean(column(bars, "high")));
  const found: Record<string, Series> = { r1: resistance, s1: support };
  for (let level = 2; level <= levels; level++) {
    [resistance, support] = [pivot.sub(support).add(resistance), pivot.sub(resistance.sub(support))];
    found[`r${level}`] = resistance;
    found[`s${level}`] = support;
  }
  return { pivot, ...found };
}
