import type { Series } from "../../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "../input.ts";
import { medianPrice, typicalPrice as typical } from "../kernel/typical_price.ts";

/**
 * Returns the mean of high, low and close: technical's `qtpylib.typical_price`. Missing where one of them is.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * const price = qtpylib.typicalPrice(Frame.from({ high: [6], low: [1], close: [2] }));
 * if (price.at(0) !== 3) throw new Error();
 * ```
 */
export function typicalPrice(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(typical(high, low, close));
}

/**
 * Returns the mean of high and low: technical's `qtpylib.mid_price`. Missing where one of them is.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * if (qtpylib.midPrice(Frame.from({ high: [6], low: [2] })).at(0) !== 4) throw new Error();
 * ```
 */
export function midPrice(bars: Bars<"high" | "low">): Series {
  const { high, low } = columnsOf(bars, "high", "low");
  return toSeries(medianPrice(high, low));
}

/**
 * Returns the internal bar strength, the place of the close between low and high, from 0 to 1 with two decimals:
 * technical's `qtpylib.ibs`. Missing where the candle has no range.
 *
 * @example
 * ```ts
 * import { Frame, qtpylib } from "consumer";
 *
 * if (qtpylib.ibs(Frame.from({ high: [5], low: [1], close: [2] })).at(0) !== 0.25) throw new Error();
 * ```
 */
export function ibs(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  return toSeries(close.map((price, row) => (price - (low[row] ?? NaN)) / ((high[row] ?? NaN) - (low[row] ?? NaN))))
    .round(2);
}
