import { isProxy } from "node:util/types";

/**
 * As `instanceof`, for what a strategy has thrown: `instanceof` runs code of a proxy, outside of the time limit.
 *
 * @example
 * ```ts
 * import { isInstance } from "./is_instance.ts";
 * const trap = new Proxy(new RangeError(), { getPrototypeOf: () => { throw new Error("ran"); } });
 * if (isInstance(trap, RangeError) || !isInstance(new RangeError(), Error)) throw new Error("wrong");
 * ```
 */
export function isInstance<T extends object>(value: unknown, type: abstract new (...args: never[]) => T): value is T {
  return !isProxy(value) && value instanceof type;
}
