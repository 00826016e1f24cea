import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, toSeries } from "./input.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";

/**
 * Returns on balance volume, the running sum of the volumes of rising closes minus those of falling ones: TA-Lib's
 * `OBV`. It reads close and volume.
 *
 * It starts with the volume of the first row. A missing close adds nothing. After a missing volume, all rows are `NaN`.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ close: [1, 2, 1, 1], volume: [5, 3, 1, 9] });
 * if (String(ta.OBV(candles).toArray()) !== "5,8,7,7") throw new Error();
 * ```
 */
export function OBV(bars: Bars<"close" | "volume">): Series {
  const { close, volume } = columnsOf(bars, "close", "volume");
  const begin = firstRow(close, volume);
  const out = blank(close.length);
  let balance = volume[begin] ?? NaN;
  let before = close[begin] ?? NaN;
  for (let row = begin; row < out.length; row++) {
    const price = close[row] ?? NaN;
    if (price > before) balance += volume[row] ?? NaN;
    else if (price < before) balance -= volume[row] ?? NaN;
    out[row] = balance;
    before = price;
  }
  return toSeries(out);
}
