import type { Series } from "../frame/series.ts";
import { checkedNumber, type Price, priceOf, toSeries } from "./input.ts";
import { mamaLines } from "./kernel/mama.ts";
import type { PriceOptions } from "./options.ts";

/** Options of `MAMA`. */
export interface MamaOptions extends PriceOptions {
  /** The largest weight of a new price, from 0.01 to 0.99. @default 0.5 */
  readonly fastlimit?: number;
  /** The smallest weight of a new price, from 0.01 to 0.99. @default 0.05 */
  readonly slowlimit?: number;
}

/** The lines of `MAMA`. */
export interface MamaResult {
  /** The adaptive average. */
  readonly mama: Series;
  /** The average that follows it with half its weight. */
  readonly fama: Series;
}

/**
 * Returns Ehlers' MESA adaptive moving average and its following average: TA-Lib's `MAMA`.
 *
 * Both are `NaN` in the first 32 rows.
 *
 * @throws {RangeError} when a limit is not a number from 0.01 to 0.99.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const close = Series.of(Float64Array.from({ length: 100 }, (_, row) => 100 + row));
 * const { mama, fama } = ta.MAMA(close, { fastlimit: 0.5, slowlimit: 0.05 });
 * if (mama.isna().sum() !== 32 || mama.gt(fama).sum() !== 68) throw new Error();
 * ```
 */
export function MAMA(input: Price, options: MamaOptions = {}): MamaResult {
  const fast = checkedNumber("MAMA", "fastlimit", options.fastlimit ?? 0.5, 0.01, 0.99);
  const slow = checkedNumber("MAMA", "slowlimit", options.slowlimit ?? 0.05, 0.01, 0.99);
  const { mama, fama } = mamaLines(priceOf(input, options), fast, slow);
  return { mama: toSeries(mama), fama: toSeries(fama) };
}
