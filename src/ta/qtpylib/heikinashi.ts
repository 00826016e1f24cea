import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { heikinAshi } from "../kernel/heikin_ashi.ts";

/** The columns of candles, which indicators take in place of a dataframe. */
export interface Candles {
  readonly open: Series;
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
}

/**
 * Returns Heikin-Ashi candles: technical's `qtpylib.heikinashi`. Indicators take them in place of a dataframe:
 * `ta.ATR(qtpylib.heikinashi(dataframe))`.
 *
 * The first candle opens in the middle between its open and its close. After a missing value the opens are missing;
 * high and low are those of the prices that are not.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const ha = qtpylib.heikinashi(Frame.from({ open: [1, 2], high: [4, 6], low: [0, 1], close: [3, 3] }));
 * if (ha.open.at(-1) !== 2 || ha.high.at(-1) !== 6 || ha.close.at(-1) !== 3) throw new Error();
 * ```
 */
export function heikinashi(bars: Bars<"open" | "high" | "low" | "close">): Candles {
  const { open, high, low, close } = columnsOf(bars, "open", "high", "low", "close");
  const candles = heikinAshi(open, high, low, close, 0);
  const extreme = (prices: Float64Array, sign: 1 | -1): Float64Array =>
    prices.map((price, row) => {
      let best = NaN;
      for (const other of [price, candles.open[row] ?? NaN, candles.close[row] ?? NaN]) {
        if (Number.isNaN(best) || sign * other > sign * best) best = other;
      }
      return best;
    });
  return {
    open: toSeries(candles.open),
    high: toSeries(extreme(high, 1)),
    low: toSeries(extreme(low, -1)),
    close: toSeries(candles.close),
  };
}
