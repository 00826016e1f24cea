import type { Series } from "../frame/series.ts";
import { checkedPeriod, type Price, priceOf, toSeries } from "./input.ts";
import { ratio } from "./kernel/lag.ts";
import { firstRow } from "./kernel/warm_up.ts";
import { wma } from "./kernel/wma.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `COPPOCK`. */
export interface CoppockOptions extends PriceOptions {
  /** The window of the weighted moving average. @default 10 */
  readonly wmaperiod?: number;
  /** How many rows the first rate of change looks back. @default 11 */
  readonly roc1period?: number;
  /** How many rows the second one looks back. @default 14 */
  readonly roc2period?: number;
}

/**
 * Returns the Coppock curve, the weighted moving average of the sum of two rates of change: TA-Lib's `COPPOCK`.
 *
 * `NaN` in the first rows, 23 by default: the longer of the two last periods and `wmaperiod`, less 1.
 *
 * @throws {RangeError} when a period is not a whole number from 1 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.COPPOCK(Series.of([1, 2, 4, 8]), { wmaperiod: 2, roc1period: 1, roc2period: 2 });
 * if (String(found.toArray()) !== ",,,400") throw new Error();
 * ```
 */
export function COPPOCK(input: Price, options: CoppockOptions = {}): Series {
  const window = checkedPeriod("COPPOCK", "wmaperiod", options.wmaperiod ?? 10, 1);
  const lag1 = checkedPeriod("COPPOCK", "roc1period", options.roc1period ?? 11, 1);
  const lag2 = checkedPeriod("COPPOCK", "roc2period", options.roc2period ?? 14, 1);
  const values = priceOf(input, options);
  const change1 = percentChange(values, lag1);
  const change2 = percentChange(values, lag2);
  const sum = change1.map((value, row) => value + (change2[row] ?? NaN));
  return toSeries(values.length === 0 ? sum : wma(sum, window, firstRow(values) + Math.max(lag1, lag2)));
}

function percentChange(values: Float64Array, lag: number): Float64Array {
  return ratio(values, lag).map((value, row) => values[row - lag] === 0 ? 0 : (value - 1) * 100);
}
