import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { directionalIndex, directionalMovement, NO_MOVE } from "./kernel/directional.ts";
import { blank, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns how much one direction prevails over the other, from 0 to 100: TA-Lib's `DX`. It reads high, low and close.
 *
 * `NaN` in the first `timeperiod` rows (14 by default). Where nothing moves, and after a missing value, it keeps its
 * last value.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 3, 4], low: [1, 2, 3], close: [2, 3, 4] });
 * const found = ta.DX(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,100]") throw new Error();
 * ```
 */
export function DX(bars: Bars<"high" | "low" | "close">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("DX", options, { standard: 14, least: 2 });
  const { high, low, close } = columnsOf(bars, "high", "low", "close");
  const begin = firstRow(high, low, close);
  const sums = directionalMovement(high, low, close, period, begin);
  const out = blank(high.length);
  let index = 0;
  for (let row = begin + period; row < out.length; row++) {
    const found = directionalIndex(sums, row);
    if (found !== NO_MOVE) index = found;
    out[row] = index;
  }
  return toSeries(out);
}
