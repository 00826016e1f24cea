import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";

/**
 * Returns Williams' accumulation/distribution, the running total of the closes' distances from the true range's ends: TA-Lib's
 * `WAD`. It reads high, low and close, and starts with 0.
 *
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [3, 5, 5], low: [1, 3, 2], close: [2, 4, 3] });
 * if (String(ta.WAD(candles).toArray()) !== "0,2,0") throw new Error();
 * ```
 */
export function WAD(bars: Bars<"high" | "low" | "close">): Series {
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const out = blankHead(close.length, begin);
  let sum = 0;
  let before = close[begin] ?? NaN;
  for (let row = begin; row < out.length; row++) {
    const value = close[row] ?? NaN;
    if (value > before) {
      const bottom = low[row] ?? NaN;
      sum += value - (before < bottom ? before : bottom);
    } else if (value < before) {
      const top = high[row] ?? NaN;
      sum += value - (before > top ? before : top);
    }
    out[row] = sum;
    before = value;
  }
  return toSeries(out);
}
