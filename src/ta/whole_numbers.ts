import type { Series } from "../frame/series.ts";
import type { Price } from "./input.ts";
import { mapPrice } from "./map_price.ts";
import type { PriceOptions } from "./options.ts";

/**
 * Returns the next whole number at or above every value: TA-Lib's `CEIL`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.CEIL(Series.of([1.2, 2])).round(3).toArray()) !== "2,2") throw new Error();
 * ```
 */
export function CEIL(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.ceil);
}

/**
 * Returns the next whole number at or below every value: TA-Lib's `FLOOR`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.FLOOR(Series.of([1.8, 2])).round(3).toArray()) !== "1,2") throw new Error();
 * ```
 */
export function FLOOR(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.floor);
}
