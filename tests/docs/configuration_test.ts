import { buildConfigJsonSchema } from "../../src/config/json_schema.ts";
import { ConfigError } from "../../src/config/config_error.ts";
import { loadConfig } from "../../src/config/load.ts";
import { assertEquals, assertRejects } from "../support/assert.ts";
import { chapter, codeOf, readDocument, tableRows } from "./documents.ts";
import { schemaKeys } from "./schema_keys.ts";

const CONFIGURATION = await readDocument("docs/CONFIGURATION.md");

/** What the tables under "Configuration" say of each key: the cell in the middle. */
function documentedKeys(): ReadonlyMap<string, string> {
  const sections = [
    ["### `external_message_consumer`", "external_message_consumer."],
    ["### `consumer`", "consumer."],
    ["### The rest of a freqtrade config", ""],
  ] as const;
  return new Map(
    sections.flatMap(([heading, prefix]) =>
      tableRows(chapter(heading, CONFIGURATION)).slice(1).map((row) => [prefix + codeOf(row[0]), row[1] ?? ""] as const)
    ),
  );
}

Deno.test("CONFIGURATION.md's tables have every key of the schema and no other", () => {
  const known = [...schemaKeys(buildConfigJsonSchema())].map(([key]) => key);
  assertEquals([...documentedKeys().keys()].sort(), known.sort());
});

Deno.test("CONFIGURATION.md's tables have the schema's defaults", () => {
  const schema = new Map(schemaKeys(buildConfigJsonSchema()));
  for (const [key, cell] of documentedKeys()) {
    if (cell === "required") continue;
    const code = codeOf(cell);
    assertEquals(code === null ? undefined : JSON.parse(code), schema.get(key)?.default, key);
  }
});

Deno.test("CONFIGURATION.md calls those keys required that are missed when they are left out", async () => {
  const required = [...documentedKeys()].filter(([, cell]) => cell === "required").map(([key]) => key);
  const problems = async (section: unknown): Promise<readonly string[]> => {
    const text = JSON.stringify({ external_message_consumer: section });
    const loading = loadConfig({ files: ["config.json"], cwd: "/", readTextFile: () => Promise.resolve(text) });
    const error = await assertRejects(() => loading, ConfigError);
    return error.problems.map(({ key }) => key.replace(/\[\d+\]/g, "[]"));
  };
  const missed = [...await problems({ enabled: true }), ...await problems({ enabled: true, producers: [{}] })];
  assertEquals(missed.sort(), required.sort());
});
