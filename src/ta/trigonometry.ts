import type { Series } from "../frame/series.ts";
import type { Price } from "./input.ts";
import { mapPrice } from "./map_price.ts";
import type { PriceOptions } from "./options.ts";

/**
 * Returns the arc cosine of every value: TA-Lib's `ACOS`. `NaN` outside -1 to 1.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.ACOS(Series.of([1, 0])).round(3).toArray()) !== "0,1.571") throw new Error();
 * ```
 */
export function ACOS(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.acos);
}

/**
 * Returns the arc sine of every value: TA-Lib's `ASIN`. `NaN` outside -1 to 1.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.ASIN(Series.of([0, 1])).round(3).toArray()) !== "0,1.571") throw new Error();
 * ```
 */
export function ASIN(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.asin);
}

/**
 * Returns the arc tangent of every value: TA-Lib's `ATAN`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.ATAN(Series.of([0, 1])).round(3).toArray()) !== "0,0.785") throw new Error();
 * ```
 */
export function ATAN(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.atan);
}

/**
 * Returns the cosine of every value: TA-Lib's `COS`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.COS(Series.of([0, 1])).round(3).toArray()) !== "1,0.54") throw new Error();
 * ```
 */
export function COS(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.cos);
}

/**
 * Returns the hyperbolic cosine of every value: TA-Lib's `COSH`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.COSH(Series.of([0, 1])).round(3).toArray()) !== "1,1.543") throw new Error();
 * ```
 */
export function COSH(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.cosh);
}

/**
 * Returns the sine of every value: TA-Lib's `SIN`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.SIN(Series.of([0, 1])).round(3).toArray()) !== "0,0.841") throw new Error();
 * ```
 */
export function SIN(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.sin);
}

/**
 * Returns the hyperbolic sine of every value: TA-Lib's `SINH`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.SINH(Series.of([0, 1])).round(3).toArray()) !== "0,1.175") throw new Error();
 * ```
 */
export function SINH(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.sinh);
}

/**
 * Returns the tangent of every value: TA-Lib's `TAN`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.TAN(Series.of([0, 1])).round(3).toArray()) !== "0,1.557") throw new Error();
 * ```
 */
export function TAN(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.tan);
}

/**
 * Returns the hyperbolic tangent of every value: TA-Lib's `TANH`.
 *
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * if (String(ta.TANH(Series.of([0, 1])).round(3).toArray()) !== "0,0.762") throw new Error();
 * ```
 */
export function TANH(input: Price, options: PriceOptions = {}): Series {
  return mapPrice(input, options, Math.tanh);
}
