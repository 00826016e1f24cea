import { z } from "zod";
import { section, text } from "./fields.ts";

/** Where a secret comes from when it does not stand in the config itself. */
export type SecretSource = { readonly env: string } | { readonly file: string };

const fromEnvironment = section({ env: text("the name of an environment variable") }, "an object with env");
const fromFile = section({ file: text("the path of a file") }, "an object with file");

/** A text that may also come from the environment, `{ "env": NAME }`, or from a file, `{ "file": PATH }`. */
export function secret(
  expected: string,
): z.ZodUnion<readonly [z.ZodString, typeof fromEnvironment, typeof fromFile]> {
  const error = `${expected}; or { "env": NAME }, or { "file": PATH }`;
  return z.union([text(error), fromEnvironment, fromFile], { error });
}

/** Whether this is a place to fetch a text from, not the text. */
export function isSecretSource(value: unknown): value is SecretSource {
  if (typeof value !== "object" || value === null) return false;
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && (key === "env" || key === "file") && typeof Reflect.get(value, key) === "string";
}

/** A part of a config with the secrets in it fetched. */
export type Resolved<T> = unknown extends T ? T
  : T extends SecretSource ? string
  : T extends string | number | boolean | null | undefined ? T
  : { readonly [Key in keyof T]: Resolved<T[Key]> };
