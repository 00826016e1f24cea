import type { JsonSchema } from "../../src/config/json_schema.ts";

/** Every key of the schema that holds no keys of its own but as a list's entries, with what the schema says. */
export function* schemaKeys(schema: JsonSchema, prefix = ""): Generator<readonly [string, JsonSchema]> {
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (inner.properties === undefined) yield [prefix + name, inner];
    yield* schemaKeys(inner, `${prefix}${name}.`);
    if (inner.items !== undefined) yield* schemaKeys(inner.items, `${prefix}${name}[].`);
  }
}
