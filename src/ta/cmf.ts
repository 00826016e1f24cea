import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { moneyFlowVolume } from "./kernel/accumulation.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns Chaikin's money flow, the volume weighted by where the close is in its range, from -1 to 1: TA-Lib's `CMF`.
 * It reads high, low, close and volume.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 20 by default); 0 where the volume is 0.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [2, 2], low: [0, 0], close: [2, 0], volume: [3, 1] });
 * const found = ta.CMF(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,0.5]") throw new Error();
 * ```
 */
export function CMF(bars: Bars<"high" | "low" | "close" | "volume">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("CMF", options, { standard: 20, least: 2 });
  const { high, low, close, volume } = columnsOf(bars, "high", "low", "close", "volume");
  const begin = firstRow(high, low, close, volume);
  const flows = new Float64Array(close.length);
  const out = blankHead(close.length, begin + period - 1);
  let flow = 0;
  let traded = 0;
  for (let row = begin; row < out.length; row++) {
    const leaving = row - period;
    if (leaving >= begin) {
      flow -= flows[leaving] ?? NaN;
      traded -= volume[leaving] ?? NaN;
    }
    const entering = moneyFlowVolume(high[row] ?? NaN, low[row] ?? NaN, close[row] ?? NaN, volume[row] ?? NaN);
    flows[row] = entering;
    flow += entering;
    traded += volume[row] ?? NaN;
    if (row >= begin + period - 1) out[row] = traded > 0 ? flow / traded : 0;
  }
  return toSeries(out);
}
