import { configSchemaText } from "../../tools/write_config_schema.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("config.schema.json is up to date; deno task schema writes it", async () => {
  const file = await Deno.readTextFile(new URL("../../config.schema.json", import.meta.url));
  assertEquals(JSON.parse(file), JSON.parse(configSchemaText()));
});
