/** Writes config.schema.json from the schema in the code: `deno task schema`. */
import { buildConfigJsonSchema } from "../src/config/json_schema.ts";

/** The file's text. */
export function configSchemaText(): string {
  return JSON.stringify(buildConfigJsonSchema(), null, 2) + "\n";
}

if (import.meta.main) await Deno.writeTextFile(new URL("../config.schema.json", import.meta.url), configSchemaText());
