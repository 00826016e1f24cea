import type { Series } from "./series.ts";

/**
 * Where `a` has just risen above `b`: it is greater now, and was not in the row before. Answers to technical's
 * `qtpylib.crossed_above`; false where a value is missing.
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
  return a.gt(b).and(a.shift(1).le(before(b)));
}

/**
 * Where `a` has just fallen below `b`: it is less now, and was not in the row before. Answers to technical's
 * `qtpylib.crossed_below`; false where a value is missing.
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
  return a.lt(b).and(a.shift(1).ge(before(b)));
}

/** The row before; one number is the same in every row. */
function before(b: Series | number): Series | number {
  return typeof b === "number" ? b : b.shift(1);
}
