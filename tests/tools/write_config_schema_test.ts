import { configSchemaText } from "../../tools/write_config_schema.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("config.schema.json is what the code says; deno task schema writes it anew", async () => {
  const file = await Deno.readTextFile(new URL("../../config.schema.json", import.meta.url));
  assertEquals(JSON.parse(file), JSON.parse(configSchemaText()));
});
