import * as std from "@std/assert";

// deno-std on npm carries no types: this is the typed face of what the tests use of `@std/assert`.
type ErrorClass<E extends Error> = abstract new (...args: never[]) => E;

export function assert(condition: unknown, message?: string): asserts condition {
  std.assert(condition, message);
}
export const assertEquals: <T>(actual: T, expected: T, message?: string) => void = std.assertEquals;
export const assertNotEquals: <T>(actual: T, expected: T, message?: string) => void = std.assertNotEquals;
export const assertStrictEquals: <T>(actual: T, expected: T, message?: string) => void = std.assertStrictEquals;
export const assertAlmostEquals: (actual: number, expected: number, tolerance?: number, message?: string) => void =
  std.assertAlmostEquals;
export const assertMatch: (actual: string, expected: RegExp, message?: string) => void = std.assertMatch;
export const assertNotMatch: (actual: string, expected: RegExp, message?: string) => void = std.assertNotMatch;
export const assertStringIncludes: (actual: string, expected: string, message?: string) => void =
  std.assertStringIncludes;
export const assertThrows: <E extends Error = Error>(
  body: () => unknown,
  errorClass?: ErrorClass<E>,
  messageIncludes?: string,
) => E = std.assertThrows;
export const assertRejects: <E extends Error = Error>(
  body: () => PromiseLike<unknown>,
  errorClass?: ErrorClass<E>,
  messageIncludes?: string,
) => Promise<E> = std.assertRejects;
