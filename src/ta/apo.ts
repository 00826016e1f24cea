import type { Series } from "../frame/series.ts";
import { checkedPeriod, type Price, priceOf, toSeries } from "./input.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { twoAverages } from "./kernel/oscillator.ts";
import { blankHead } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `APO`. */
export interface ApoOptions extends PriceOptions {
  /** @default 12 */
  readonly fastperiod?: number;
  /** @default 26 */
  readonly slowperiod?: number;
  /** Which average, one of `ta.MA_Type`. @default 1 (EMA) */
  readonly matype?: number;
}

/**
 * The absolute price oscillator, a faster moving average less a slower one: TA-Lib's `APO`.
 *
 * `NaN` until the slower average has its first value; a slow period that is the shorter is taken for the fast one.
 *
 * @throws {RangeError} unless the periods are whole numbers from 2 to 100000 and `matype` a known kind.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.APO(Series.of([1, 2, 3, 4]), { fastperiod: 2, slowperiod: 3, matype: ta.MA_Type.SMA });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,0.5,0.5]") throw new Error();
 * ```
 */
export function APO(input: Price, options: ApoOptions = {}): Series {
  const fast = checkedPeriod("APO", "fastperiod", options.fastperiod ?? 12, 2);
  const slow = checkedPeriod("APO", "slowperiod", options.slowperiod ?? 26, 2);
  const matype = checkedMaType("APO", "matype", options.matype ?? MA_Type.EMA);
  const { faster, slower, start } = twoAverages(priceOf(input, options), fast, slow, matype);
  const out = blankHead(faster.length, start);
  for (let row = start; row < out.length; row++) {
    const average = slower[row] ?? NaN;
    out[row] = (faster[row] ?? NaN) - average;
  }
  return toSeries(out);
}
