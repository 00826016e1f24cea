import { z } from "zod";
import { section, text } from "./value_schemas.ts";

/** Where to fetch a secret that does not stand in the config itself. */
export type SecretSource = { readonly env: string } | { readonly file: string };

const fromEnvironment = section(
  { env: text("the name of an environment variable").describe("The environment variable that holds the text.") },
  "an object with env",
);
const fromFile = section(
  { file: text("the path of a file").describe("The file that holds the text, relative to this config file.") },
  "an object with file",
);

/** Makes the schema of a text that can also be `{ "env": NAME }` or `{ "file": PATH }`. */
export function secret(
  expected: string,
): z.ZodUnion<readonly [z.ZodString, typeof fromEnvironment, typeof fromFile]> {
  const error = `${expected}; or { "env": NAME }, or { "file": PATH }`;
  return z.union([text(error), fromEnvironment, fromFile], { error });
}

/** Reports whether a value names where to fetch a text, instead of being the text. */
export function isSecretSource(value: unknown): value is SecretSource {
  if (typeof value !== "object" || value === null) return false;
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && (key === "env" || key === "file") && typeof Reflect.get(value, key) === "string";
}

/** A part of a config after its secrets have been fetched. */
export type Resolved<T> = unknown extends T ? T
  : T extends SecretSource ? string
  : T extends string | number | boolean | null | undefined ? T
  : { readonly [Key in keyof T]: Resolved<T[Key]> };
