import { z } from "zod";

// Every field names what it expects in its `error`: the text stands in a ConfigProblem as it is.

/** The longest wait that a timer of the platform can do (2^31 - 1 ms), in whole seconds. */
export const MAX_SECONDS = 2_147_483;

/** A whole number within bounds, both included. */
export function wholeNumber(min: number, max: number): z.ZodInt {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** Waits shorter than this are loops. */
const MIN_SECONDS = 0.01;

/** A duration in seconds, not nothing; fractions are welcome. */
export function seconds(): z.ZodNumber {
  const error = `a number of seconds from ${MIN_SECONDS} to ${MAX_SECONDS}`;
  return z.number({ error }).min(MIN_SECONDS, { error }).max(MAX_SECONDS, { error });
}

/** A duration in seconds, 0 included. */
export function secondsOrZero(): z.ZodNumber {
  const error = `a number of seconds from 0 to ${MAX_SECONDS}`;
  return z.number({ error }).nonnegative({ error }).max(MAX_SECONDS, { error });
}

/** A number above zero. */
export function positive(error: string): z.ZodNumber {
  return z.number({ error }).positive({ error });
}

/** `true` or `false`. */
export function flag(): z.ZodBoolean {
  return z.boolean({ error: "true or false" });
}

/** Text that is not empty. */
export function text(expected: string): z.ZodString {
  return z.string({ error: expected }).min(1, { error: expected });
}

/** One of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  words: Words,
): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words, { error: `one of ${words.map((word) => `"${word}"`).join(", ")}` });
}

/** A list of entries of one kind. */
export function listOf<Entry extends z.ZodType>(entry: Entry, expected: string): z.ZodArray<Entry> {
  return z.array(entry, { error: expected });
}

/** An object of ours: every key is known, an unknown one is an issue. */
export function section<Shape extends z.ZodRawShape>(
  shape: Shape,
  expected: string,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? undefined : expected });
}

/** An object of freqtrade's, of which only some keys are read: the others are ignored. */
export function partOf<Shape extends z.ZodRawShape>(shape: Shape, expected: string): z.ZodObject<Shape, z.core.$strip> {
  return z.object(shape, { error: expected });
}
