import type { Series } from "../frame/series.ts";
import { checkedPeriod, type Price, priceOf, toSeries } from "./input.ts";
import { ema } from "./kernel/ema.ts";
import { change } from "./kernel/lag.ts";
import { blankHead, firstRow } from "./kernel/warm_up.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `TSI`. */
export interface TsiOptions extends PriceOptions {
  /** The period of the first average. @default 25 */
  readonly firstperiod?: number;
  /** The period of the second average. @default 13 */
  readonly secondperiod?: number;
}

/**
 * Returns Blau's true strength index, the twice smoothed moves as a share of their twice smoothed sizes, -100 to 100: TA-Lib's
 * `TSI`.
 *
 * `NaN` in the first `firstperiod + secondperiod - 1` rows (37 by default); 0 where the price stands still.
 *
 * @throws {RangeError} when a period is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (ta.TSI(Series.of([1, 2, 3, 4]), { firstperiod: 2, secondperiod: 2 }).at(-1) !== 100) throw new Error();
 * ```
 */
export function TSI(input: Price, options: TsiOptions = {}): Series {
  const first = checkedPeriod("TSI", "firstperiod", options.firstperiod ?? 25, 2);
  const second = checkedPeriod("TSI", "secondperiod", options.secondperiod ?? 13, 2);
  const values = priceOf(input, options);
  const begin = firstRow(values) + 1;
  const smooth = (moves: Float64Array): Float64Array => ema(ema(moves, first, begin), second, begin + first - 1);
  const moves = change(values, 1);
  const net = smooth(moves);
  const total = smooth(moves.map(Math.abs));
  const start = begin + first + second - 2;
  const out = blankHead(values.length, start);
  for (let row = start; row < out.length; row++) {
    const size = total[row] ?? NaN;
    out[row] = size > 0 ? 100 * (net[row] ?? NaN) / size : 0;
  }
  return toSeries(out);
}
