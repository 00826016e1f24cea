import type { Series } from "../frame/series.ts";
import { type Bars, columnsOf, periodOf, toSeries } from "./input.ts";
import { moneyFlowIndex } from "./kernel/money_flow_index.ts";
import { typicalPrice } from "./kernel/typical_price.ts";
import { firstRow } from "./kernel/warm_up.ts";
import type { TimeperiodOptions } from "./options.ts";

/**
 * Returns the money flow index, the money that flowed at rising prices in percent of all of it: TA-Lib's `MFI`. It
 * reads high, low, close and volume.
 *
 * `NaN` in the first `timeperiod` rows (14 by default); 0 where no money flowed.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [1, 2, 1], low: [1, 2, 1], close: [1, 2, 1], volume: [9, 1, 2] });
 * const found = ta.MFI(candles, { timeperiod: 2 });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,50]") throw new Error();
 * ```
 */
export function MFI(bars: Bars<"high" | "low" | "close" | "volume">, options: TimeperiodOptions | number = {}): Series {
  const period = periodOf("MFI", options, { standard: 14, least: 2 });
  const { high, low, close, volume } = columnsOf(bars, "high", "low", "close", "volume");
  const begin = firstRow(high, low, close, volume);
  return toSeries(moneyFlowIndex(typicalPrice(high, low, close), volume, period, begin));
}
