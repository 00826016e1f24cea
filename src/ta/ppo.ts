import type { Series } from "../frame/series.ts";
import { checkedPeriod, type Price, priceOf, toSeries } from "./input.ts";
import { isZero } from "./kernel/constants.ts";
import { checkedMaType, MA_Type } from "./kernel/moving_average.ts";
import { twoAverages } from "./kernel/oscillator.ts";
import { blankHead } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `PPO`. */
export interface PpoOptions extends PriceOptions {
  /** @default 12 */
  readonly fastperiod?: number;
  /** @default 26 */
  readonly slowperiod?: number;
  /** Which average, one of `ta.MA_Type`. @default 1 (EMA) */
  readonly matype?: number;
}

/**
 * The percentage price oscillator, by how many percent of the slower moving average the faster is above it: TA-Lib's `PPO`.
 *
 * `NaN` until the slower average has its first value; a slow period that is the shorter is taken for the fast one.
 *
 * @throws {RangeError} unless the periods are whole numbers from 2 to 100000 and `matype` a known kind.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.PPO(Series.of([1, 2, 3, 4]), { fastperiod: 2, slowperiod: 3, matype: ta.MA_Type.SMA });
 * if (JSON.stringify(found.round(6).toArray()) !== "[null,null,25,16.666667]") throw new Error();
 * ```
 */
export function PPO(input: Price, options: PpoOptions = {}): Series {
  const fast = checkedPeriod("PPO", "fastperiod", options.fastperiod ?? 12, 2);
  const slow = checkedPeriod("PPO", "slowperiod", options.slowperiod ?? 26, 2);
  const matype = checkedMaType("PPO", "matype", options.matype ?? MA_Type.EMA);
  const { faster, slower, start } = twoAverages(priceOf(input, options), fast, slow, matype);
  const out = blankHead(faster.length, start);
  for (let row = start; row < out.length; row++) {
    const average = slower[row] ?? NaN;
    out[row] = isZero(average) ? 0 : ((faster[row] ?? NaN) - average) / average * 100;
  }
  return toSeries(out);
}
