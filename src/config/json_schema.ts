import { z } from "zod";
import type { KeyPath } from "./path.ts";
import { configSchema } from "./schema.ts";

/** A JSON Schema, as far as this program looks into it. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft 2020-12) of what a config may hold, for editors: every key with its meaning, default and
 * bounds. Keys of freqtrade that are not read are allowed; in our two sections only known keys are.
 *
 * @example
 * ```ts
 * import { configJsonSchema } from "./json_schema.ts";
 * const schema = configJsonSchema();
 * if (schema.properties?.consumer?.properties?.strategies === undefined) throw new Error("strategies is missing");
 * ```
 */
export function configJsonSchema(): JsonSchema {
  // Through text: what zod hangs on to the object for its own use stays behind.
  return JSON.parse(JSON.stringify(z.toJSONSchema(configSchema, { io: "input" })));
}

/** The keys that the schema knows at the path. */
export function knownKeys(path: KeyPath): string[] {
  let schema: JsonSchema | undefined = configJsonSchema();
  for (const part of path) schema = typeof part === "number" ? schema?.items : schema?.properties?.[part];
  return Object.keys(schema?.properties ?? {});
}
