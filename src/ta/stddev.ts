import type { Series } from "../frame/series.ts";
import { checkedNumber, namedOptions, ofPrice, type Price } from "./input.ts";
import { deviation } from "./kernel/variance.ts";
import type { PriceOptions, TimeperiodOptions } from "./options.ts";

/** Options of `STDDEV`. */
export interface StddevOptions extends PriceOptions, TimeperiodOptions {
  /** The factor of the deviation. @default 1 */
  readonly nbdev?: number;
}

/**
 * Returns the standard deviation of the window (`ddof` 0; that of pandas' `std` is 1): TA-Lib's `STDDEV`.
 *
 * `NaN` in the first `timeperiod - 1` rows (`timeperiod` is 5 by default). A missing value makes rows `NaN` until
 * TA-Lib recomputes its running sums, every 32 periods.
 *
 * @throws {RangeError} when `timeperiod` is not a whole number from 2 to 100000.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const found = ta.STDDEV(Series.of([1, 3, 7]), { timeperiod: 2, nbdev: 2 });
 * if (JSON.stringify(found.toArray()) !== "[null,2,4]") throw new Error();
 * ```
 */
export function STDDEV(input: Price, options: StddevOptions | number = {}): Series {
  const nbdev = checkedNumber("STDDEV", "nbdev", namedOptions(options).nbdev ?? 1);
  return ofPrice("STDDEV", input, options, { standard: 5, least: 2 }, (values, period) => {
    const out = deviation(values, period);
    return nbdev === 1 ? out : out.map((value) => value * nbdev);
  });
}
