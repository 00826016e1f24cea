import type { Series } from "./series.ts";

/**
 * Returns a mask that is true where all masks are. Answers to `reduce(lambda x, y: x & y, conditions)`.
 *
 * @param masks boolean Series of the same length; a missing cell counts as false
 * @throws {RangeError} there is no mask, or the masks have different lengths
 *
 * @example
 * ```ts
 * import { allOf, Series } from "consumer";
 *
 * const rsi = Series.of([25, 35, 20]);
 * const conditions = [rsi.lt(30), rsi.gt(22)];
 * if (String(allOf(...conditions).toArray()) !== "true,false,false") throw new Error();
 * ```
 */
export function allOf(...masks: readonly Series[]): Series {
  return toMask(masks, "allOf").reduce((all, mask) => all.and(mask));
}

/**
 * Returns a mask that is true where at least one mask is. Answers to `reduce(lambda x, y: x | y, conditions)`.
 *
 * @param masks boolean Series of the same length; a missing cell counts as false
 * @throws {RangeError} there is no mask, or the masks have different lengths
 *
 * @example
 * ```ts
 * import { anyOf, Series } from "consumer";
 *
 * const rsi = Series.of([25, 50, 80]);
 * if (String(anyOf(rsi.lt(30), rsi.gt(70)).toArray()) !== "true,false,true") throw new Error();
 * ```
 */
export function anyOf(...masks: readonly Series[]): Series {
  return toMask(masks, "anyOf").reduce((any, mask) => any.or(mask));
}

/** Makes the first mask boolean, so that one mask alone gives a mask too. */
function toMask([first, ...others]: readonly Series[], name: string): readonly Series[] {
  if (first === undefined) throw new RangeError(`${name}() needs at least one mask`);
  return [first.and(first), ...others];
}
