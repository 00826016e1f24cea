import { z } from "zod";

// The `error` of each schema names what it expects. A ConfigProblem shows that text unchanged.
// `unit` ends up in docs/CONFIGURATION.md and config.schema.json.

/** The longest timer of the platform (2^31 - 1 ms), in whole seconds. */
export const MAX_SECONDS = 2_147_483;

/** A shorter wait would be a busy loop. */
const MIN_SECONDS = 0.01;

/** Makes the schema of a whole number within bounds, both included. */
export function wholeNumber(min: number, max: number, unit?: string): z.ZodInt {
  const error = `a whole number from ${min} to ${max}`;
  return withUnit(z.int({ error }).min(min, { error }).max(max, { error }), unit);
}

/** Makes the schema of a positive duration in seconds. Fractions are allowed. */
export function seconds(): z.ZodNumber {
  const error = `a number of seconds from ${MIN_SECONDS} to ${MAX_SECONDS}`;
  return withUnit(z.number({ error }).min(MIN_SECONDS, { error }).max(MAX_SECONDS, { error }), "seconds");
}

/** Makes the schema of a duration in seconds that may be 0. */
export function secondsOrZero(): z.ZodNumber {
  const error = `a number of seconds from 0 to ${MAX_SECONDS}`;
  return withUnit(z.number({ error }).nonnegative({ error }).max(MAX_SECONDS, { error }), "seconds");
}

/** Makes the schema of a number above 0. */
export function positive(expected: string, unit?: string): z.ZodNumber {
  return withUnit(z.number({ error: expected }).positive({ error: expected }), unit);
}

/** Makes the schema of `true` or `false`. */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: "true or false" });
}

/** Makes the schema of a text that is not empty. */
export function text(expected: string): z.ZodString {
  return z.string({ error: expected }).min(1, { error: expected });
}

/** Makes the schema of one word of a list. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words, { error: `one of ${words.map((word) => `"${word}"`).join(", ")}` });
}

/** Makes the schema of a list with entries of one kind. */
export function listOf<Entry extends z.ZodType>(entry: Entry, expected: string): z.ZodArray<Entry> {
  return z.array(entry, { error: expected });
}

/** Makes the schema of an object of ours: an unknown key is a problem. */
export function section<Shape extends z.ZodRawShape>(
  shape: Shape,
  expected: string,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? undefined : expected });
}

/** Makes the schema of an object of freqtrade's, of which some keys are read. Other keys are ignored. */
export function partOf<Shape extends z.ZodRawShape>(shape: Shape, expected: string): z.ZodObject<Shape, z.core.$strip> {
  return z.object(shape, { error: expected });
}

function withUnit<Schema extends z.ZodType>(schema: Schema, unit: string | undefined): Schema {
  return unit === undefined ? schema : schema.meta({ unit });
}
