import { z } from "zod";
import { type KeyPath, valueAt } from "./path.ts";
import { configSchema } from "./schema.ts";

/** A JSON Schema, as far as this program looks into it. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  /** The kinds that a value may be of, told apart by their `type`. */
  readonly oneOf?: readonly JsonSchema[];
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

/** The keys that the schema knows at the path; `raw`, the config, tells which kind of sink stands there. */
export function knownKeys(path: KeyPath, raw: unknown = {}): string[] {
  let schema: JsonSchema | undefined = configJsonSchema();
  let value = raw;
  for (const part of path) {
    schema = typeof part === "number" ? schema?.items : schema?.properties?.[part];
    value = valueAt(value, [part]);
    schema = variantOf(schema, value);
  }
  return Object.keys(schema?.properties ?? {});
}

/** Of several kinds that a value may be of, the one that its `type` names. */
function variantOf(schema: JsonSchema | undefined, value: unknown): JsonSchema | undefined {
  const type = valueAt(value, ["type"]);
  return schema?.oneOf?.find((variant) => variant.properties?.type?.const === type) ?? schema;
}
