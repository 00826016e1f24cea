import type { Series } from "./series.ts";

/**
 * Returns a mask that is true where `a` crosses above `b`: `a` is greater in this row and was not in the row before.
 * Answers to `qtpylib.crossed_above` of the package `technical`.
 *
 * A row is false if one of the values is missing; so the first row always is.
 *
 * @param b another Series of the same length, or one number for all rows
 * @throws {RangeError} `b` has another length than `a`
 *
 * @example
 * ```ts
 * import { crossedAbove, Series } from "consumer";
 *
 * const crossed = crossedAbove(Series.of([29, 31, 32]), 30);
 * if (String(crossed.toArray()) !== "false,true,false") throw new Error();
 * ```
 */
export function crossedAbove(a: Series, b: Series | number): Series {
  return a.gt(b).and(a.shift(1).le(previous(b)));
}

/**
 * Returns a mask that is true where `a` crosses below `b`: `a` is less in this row and was not in the row before. Answers
 * to `qtpylib.crossed_below` of the package `technical`.
 *
 * A row is false if one of the values is missing; so the first row always is.
 *
 * @param b another Series of the same length, or one number for all rows
 * @throws {RangeError} `b` has another length than `a`
 *
 * @example
 * ```ts
 * import { crossedBelow, Series } from "consumer";
 *
 * const crossed = crossedBelow(Series.of([31, 29, 28]), Series.of([30, 30, 30]));
 * if (String(crossed.toArray()) !== "false,true,false") throw new Error();
 * ```
 */
export function crossedBelow(a: Series, b: Series | number): Series {
  return a.lt(b).and(a.shift(1).ge(previous(b)));
}

/** Shifts a Series by one row. A number is the same in every row. */
function previous(b: Series | number): Series | number {
  return typeof b === "number" ? b : b.shift(1);
}
