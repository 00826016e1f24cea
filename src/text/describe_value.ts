/**
 * Describes a value for a message, such as "expected a number, found ...". Text is quoted; lists and objects are named.
 *
 * @example
 * ```ts
 * import { describeValue } from "./describe_value.ts";
 * const texts = ["5m", 3, null, undefined, [], { a: 1 }].map(describeValue);
 * if (texts.join() !== '"5m",3,null,nothing,an empty list,an object') throw new Error(texts.join());
 * ```
 */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return isScalar(value) ? String(value) : describeKind(value);
}

/**
 * Describes what kind of value it is, without its content: the value may be a secret, or too long to show.
 *
 * @example
 * ```ts
 * import { describeKind } from "./describe_value.ts";
 * const texts = ["5m", "", 3, null, [1]].map(describeKind);
 * if (texts.join() !== "text,empty text,a number,null,a list") throw new Error(texts.join());
 * ```
 */
export function describeKind(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return value === "" ? "empty text" : "text";
  return `a ${typeof value}`;
}

function isScalar(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}
