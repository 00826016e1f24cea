import { z } from "zod";
import { getAt, type KeyPath } from "./key_path.ts";
import { configSchema } from "./schema.ts";

/** A JSON Schema, as far as this program reads it. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  /** The variants of a value. Their `type` tells them apart. */
  readonly oneOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/**
 * Builds the JSON Schema (draft 2020-12) of a config, for editors and for docs/CONFIGURATION.md. Each key has its
 * description, default, bounds and examples, and its `unit` where it has one. The two sections of this program allow no
 * unknown keys; the rest of a freqtrade config does.
 *
 * @example
 * ```ts
 * import { buildConfigJsonSchema } from "./json_schema.ts";
 * const schema = buildConfigJsonSchema();
 * if (schema.properties?.consumer?.properties?.strategies === undefined) throw new Error("strategies is missing");
 * ```
 */
export function buildConfigJsonSchema(): JsonSchema {
  // The way through text removes the hidden properties that zod attaches for its own use.
  const { required: _required, ...schema }: JsonSchema = JSON.parse(
    JSON.stringify(z.toJSONSchema(configSchema, { io: "input" })),
  );
  // a file may hold a part of a config: add_config_files and several --config merge them
  return schema;
}

/** Lists the keys that the schema allows at a path. The config `raw` says which kind of sink stands there. */
export function listKnownKeys(path: KeyPath, raw: unknown = {}): string[] {
  let schema: JsonSchema | undefined = buildConfigJsonSchema();
  let value = raw;
  for (const part of path) {
    schema = typeof part === "number" ? schema?.items : schema?.properties?.[part];
    value = getAt(value, [part]);
    schema = chooseVariant(schema, value);
  }
  return Object.keys(schema?.properties ?? {});
}

/** Chooses the variant of a schema that the `type` of a value names. */
function chooseVariant(schema: JsonSchema | undefined, value: unknown): JsonSchema | undefined {
  const type = getAt(value, ["type"]);
  return schema?.oneOf?.find((variant) => variant.properties?.type?.const === type) ?? schema;
}
