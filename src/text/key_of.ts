/**
 * Joins parts to one key of a `Map` or `Set`. Two lists of parts give the same key only when they are equal.
 *
 * No part may contain U+0000, which separates them.
 *
 * @example
 * ```ts
 * import { keyOf } from "./key_of.ts";
 * if (keyOf("a", "bc") === keyOf("ab", "c")) throw new Error("two keys are equal");
 * ```
 */
export function keyOf(...parts: readonly string[]): string {
  return parts.join("\u0000");
}
