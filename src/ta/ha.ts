import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { heikinAshi } from "./kernel/heikin_ashi.ts";
import { firstRow } from "./kernel/warm_up.ts";

/** The lines of `HA`. */
export interface HaResult {
  readonly haopen: Series;
  readonly hahigh: Series;
  readonly halow: Series;
  readonly haclose: Series;
}

/**
 * Returns Heikin-Ashi candles: TA-Lib's `HA`. It reads open, high, low and close. `qtpylib.heikinashi` gives the same
 * as open, high, low and close.
 *
 * The first candle opens in the middle between its open and its close. After a missing value, the opens are `NaN`.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const { haopen, haclose } = ta.HA(Frame.from({ open: [1, 2], high: [4, 6], low: [0, 1], close: [3, 3] }));
 * if (haopen.at(-1) !== 2 || haclose.at(-1) !== 3) throw new Error();
 * ```
 */
export function HA(bars: Bars<"open" | "high" | "low" | "close">): HaResult {
  const { open, high, low, close } = columnsOf(bars, "open", "high", "low", "close");
  const candles = heikinAshi(open, high, low, close, firstRow(open, high, low, close));
  return {
    haopen: toSeries(candles.open),
    hahigh: toSeries(candles.high),
    halow: toSeries(candles.low),
    haclose: toSeries(candles.close),
  };
}
