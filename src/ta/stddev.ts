import type { Series } from "../frame/series.ts";
import { checkedNumber, ofPrice, type Price } from "./input.ts";
import { deviation } from "./kernel/variance.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `STDDEV`. */
export interface StddevOptions extends PriceOptions, TimeperiodOptions {
  /** How many deviations. @default 1 */
  readonly nbdev?: number;
}

/**
 * The standard deviation of the window, of all its values (`ddof` 0, where pandas' `std` has 1): TA-Lib's `STDDEV`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 5 unless told). A missing value in between makes rows
 * missing until TA-Lib adds its window up anew, every 32 periods.
 *
 * @throws {RangeError} unless `timeperiod` is a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.STDDEV(Series.of([1, 3, 7]), { timeperiod: 2, nbdev: 2 });
 * if (JSON.stringify(found.toArray()) !== "[null,2,4]") throw new Error();
 * ```
 */
export function STDDEV(input: Price, options: StddevOptions = {}): Series {
  const nbdev = checkedNumber("STDDEV", "nbdev", options.nbdev ?? 1);
  return ofPrice("STDDEV", input, options, { standard: 5, least: 2 }, (values, period) => {
    const out = deviation(values, period);
    return nbdev === 1 ? out : out.map((value) => value * nbdev);
  });
}
