import type { Series } from "../frame/series.ts";
import type { Price } from "./input.ts";
import { mapPrice } from "./map_price.ts";
import type { PriceOptions } from "./options.ts";

/**
 * Returns e to the power of every value: TA-Lib's `EXP`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.EXP(Series.of([0, 1])).round(3).toArray()) !== "1,2.718") throw new Error();
 * ```
 */
export function EXP(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.exp);
}

/**
 * Returns the natural logarithm of every value: TA-Lib's `LN`. `NaN` below 0.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.LN(Series.of([1, 10])).round(3).toArray()) !== "0,2.303") throw new Error();
 * ```
 */
export function LN(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.log);
}

/**
 * Returns the logarithm to base 10 of every value: TA-Lib's `LOG10`. `NaN` below 0.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.LOG10(Series.of([1, 100])).round(3).toArray()) !== "0,2") throw new Error();
 * ```
 */
export function LOG10(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.log10);
}

/**
 * Returns the square root of every value: TA-Lib's `SQRT`. `NaN` below 0.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.SQRT(Series.of([4, 9])).round(3).toArray()) !== "2,3") throw new Error();
 * ```
 */
export function SQRT(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.sqrt);
}
