/** A message of the strategies' thread is not one that the engine sends. */
export class MalformedMessageError extends Error {
  override readonly name = "MalformedMessageError";
}

/** The most characters of a pair or another name as a producer sends it. */
export const MAX_NAME_LENGTH = 10_000;

/** @throws {MalformedMessageError} always */
export function fail(what: string, problem: string): never {
  throw new MalformedMessageError(`the strategies' thread sent a malformed message: ${what}: ${problem}`);
}

/** Returns an object, with its fields unknown. */
export function requireRecord(what: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) fail(what, "expected an object");
  return value as Readonly<Record<string, unknown>>;
}

/** Returns one field of an object. */
export function requireField(value: unknown, field: string): unknown {
  return requireRecord(field, value)[field];
}

/** Returns a text of at most `max` characters. */
export function requireText(what: string, value: unknown, max: number): string {
  if (typeof value !== "string") fail(what, "expected a text");
  if (value.length > max) fail(what, `expected at most ${max} characters, found ${value.length}`);
  return value;
}

/** Returns a text or null. */
export function requireTextOrNull(what: string, value: unknown, max: number): string | null {
  return value === null ? null : requireText(what, value, max);
}

/** Returns one of a few texts. */
export function requireOneOf(what: string, value: unknown, accepted: readonly string[]): void {
  if (typeof value !== "string" || !accepted.includes(value)) fail(what, `expected ${accepted.join(" or ")}`);
}

/** Returns a number that is not negative. */
export function requireCount(what: string, value: unknown): number {
  if (typeof value !== "number" || !(value >= 0)) fail(what, "expected a number of 0 or more");
  return value;
}

/** Returns a finite number. */
export function requireNumber(what: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) fail(what, "expected a number");
  return value;
}

export function requireBoolean(what: string, value: unknown): void {
  if (typeof value !== "boolean") fail(what, "expected true or false");
}

/** Returns a list of at most `max` values. */
export function requireList(what: string, value: unknown, max: number): readonly unknown[] {
  if (!Array.isArray(value)) fail(what, "expected a list");
  if (value.length > max) fail(what, `expected at most ${max} entries, found ${value.length}`);
  return value;
}
