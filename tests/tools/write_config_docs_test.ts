import { buildConfigJsonSchema, type JsonSchema } from "../../src/config/json_schema.ts";
import { loadConfig } from "../../src/config/load.ts";
import { formatKeyTable } from "../../tools/docs/key_table.ts";
import { formatConfigDocs, readConfigDocs } from "../../tools/write_config_docs.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "../support/assert.ts";

Deno.test("docs/CONFIGURATION.md is up to date; deno task docs writes it", async () => {
  const file = await Deno.readTextFile(new URL("../../docs/CONFIGURATION.md", import.meta.url));
  assertEquals(file, await readConfigDocs());
});

Deno.test("formatConfigDocs() throws when the template has no place for a section", () => {
  assertThrows(() => formatConfigDocs("", buildConfigJsonSchema()), Error, "no place for the keys of the top level");
});

const tableOf = (key: JsonSchema): string => formatKeyTable({ properties: { key } }, { linkTo: () => null });

Deno.test("formatKeyTable() throws for a key without an example or a description", () => {
  assertThrows(() => tableOf({ type: "string", description: "A key." }), Error, "key has no example");
  assertThrows(() => tableOf({ type: "boolean" }), Error, "key has no description");
});

Deno.test("formatKeyTable() formats type, bounds, default and example of each key", () => {
  const text = tableOf({
    type: "integer",
    unit: "days",
    minimum: 1,
    maximum: 9,
    default: 3,
    examples: [5],
    description: "How old.",
  });
  assertStringIncludes(text.replaceAll(/ +/g, " "), "| `key` | whole number of days, 1 to 9 | `3` | `5` | How old. |");
});

/** Builds a value from the first examples of a schema's keys. */
function exampleOf(schema: JsonSchema): unknown {
  if (schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => [key, exampleOf(inner)]));
  }
  return Array.isArray(schema.examples) ? schema.examples[0] : schema.const ?? schema.default ?? firstWordOf(schema);
}

function firstWordOf(schema: JsonSchema): unknown {
  return Array.isArray(schema.enum) ? schema.enum[0] : false;
}

Deno.test("the examples of all keys make a config that loads", async () => {
  const schema = buildConfigJsonSchema();
  const emc = schema.properties?.external_message_consumer ?? {};
  const consumer = schema.properties?.consumer ?? {};
  const kinds = consumer.properties?.sinks?.items?.oneOf ?? [];
  assert(kinds.length >= 7);
  const config = {
    ...Object(exampleOf(schema)),
    external_message_consumer: {
      ...Object(exampleOf(emc)),
      enabled: true,
      producers: [{ ...Object(exampleOf(emc.properties?.producers?.items ?? {})), name: "default" }],
    },
    consumer: {
      ...Object(exampleOf(consumer)),
      allow_commands: true,
      sinks: kinds.map((kind, index) => ({ ...Object(exampleOf(kind)), name: `${index}` })),
    },
  };
  const loaded = await loadConfig({
    files: ["/config.jsonc"],
    cwd: "/",
    env: {
      WS_TOKEN: "t",
      TELEGRAM_TOKEN: "123456:ABC-DEF",
      DISCORD_WEBHOOK: "https://discord.example/api/webhooks/1/2",
      BOT_PASSWORD: "p",
      DESK_TOKEN: "t",
      ORDERS_TOKEN: "t",
    },
    readTextFile: (path) => Promise.resolve(path.endsWith("hmac") ? "a secret" : JSON.stringify(config)),
  });
  assertEquals(loaded.consumer.sinks.length, kinds.length);
});
