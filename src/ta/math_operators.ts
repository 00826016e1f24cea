import type { Series } from "../frame/series.ts";
import { toSeries } from "./input.ts";
import { type TwoPrices, twoPricesOf, type TwoPricesOptions } from "./two_prices.ts";

/**
 * Returns the sum of two columns, of high and low by default: TA-Lib's `ADD`.
 *
 * @throws {RangeError} when two Series of different lengths are given.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 8], low: [2, 2] });
 * if (String(ta.ADD(candles).toArray()) !== "6,10") throw new Error();
 * if (String(ta.ADD([candles.col("high"), candles.col("low")]).toArray()) !== "6,10") throw new Error();
 * ```
 */
export function ADD(input: TwoPrices, options: TwoPricesOptions = {}): Series {
  return combine(input, options, (a, b) => a + b);
}

/**
 * Returns the difference of two columns, of high and low by default: TA-Lib's `SUB`.
 *
 * @throws {RangeError} when two Series of different lengths are given.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 8], low: [2, 2] });
 * if (String(ta.SUB(candles).toArray()) !== "2,6") throw new Error();
 * if (String(ta.SUB([candles.col("high"), candles.col("low")]).toArray()) !== "2,6") throw new Error();
 * ```
 */
export function SUB(input: TwoPrices, options: TwoPricesOptions = {}): Series {
  return combine(input, options, (a, b) => a - b);
}

/**
 * Returns the product of two columns, of high and low by default: TA-Lib's `MULT`.
 *
 * @throws {RangeError} when two Series of different lengths are given.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 8], low: [2, 2] });
 * if (String(ta.MULT(candles).toArray()) !== "8,16") throw new Error();
 * if (String(ta.MULT([candles.col("high"), candles.col("low")]).toArray()) !== "8,16") throw new Error();
 * ```
 */
export function MULT(input: TwoPrices, options: TwoPricesOptions = {}): Series {
  return combine(input, options, (a, b) => a * b);
}

/**
 * Returns the quotient of two columns, of high and low by default: TA-Lib's `DIV`.
 *
 * @throws {RangeError} when two Series of different lengths are given.
 * @example
 * ```ts
 * import { Frame, ta } from "consumer";
 *
 * const candles = Frame.from({ high: [4, 8], low: [2, 2] });
 * if (String(ta.DIV(candles).toArray()) !== "2,4") throw new Error();
 * if (String(ta.DIV([candles.col("high"), candles.col("low")]).toArray()) !== "2,4") throw new Error();
 * ```
 */
export function DIV(input: TwoPrices, options: TwoPricesOptions = {}): Series {
  return combine(input, options, (a, b) => a / b);
}

function combine(input: TwoPrices, options: TwoPricesOptions, compute: (a: number, b: number) => number): Series {
  const [first, second] = twoPricesOf(input, options);
  return toSeries(first.map((value, row) => compute(value, second[row] ?? NaN)));
}
