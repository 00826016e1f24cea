import { buildConfigJsonSchema, type JsonSchema, listKnownKeys } from "../../src/config/json_schema.ts";
import { loadConfig } from "../../src/config/load.ts";
import { parseJsonc } from "../../src/std/jsonc.ts";
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";

const EXAMPLE = new URL("../../config.example.jsonc", import.meta.url);

/** Yields every key of the schema with its path and its own schema, except the keys that depend on a `type`. */
function* keysOf(schema: JsonSchema, path: readonly string[] = []): Generator<[readonly string[], JsonSchema]> {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    yield [[...path, key], inner];
    yield* keysOf(inner, [...path, key]);
  }
  if (schema.items !== undefined) yield* keysOf(schema.items, [...path, "0"]);
}

/** Yields the same, and the keys of each kind of sink. */
function* allKeysOf(schema: JsonSchema): Generator<[readonly string[], JsonSchema]> {
  yield* keysOf(schema);
  for (const kind of sinksOf(schema)) yield* keysOf(kind, ["consumer", "sinks", String(kind.properties?.type?.const)]);
}

function sinksOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.properties?.consumer?.properties?.sinks?.items?.oneOf ?? [];
}

const isSection = (schema: JsonSchema): boolean => schema.properties !== undefined;

Deno.test("buildConfigJsonSchema() describes every key, for editors", () => {
  const keys = [...allKeysOf(buildConfigJsonSchema())];
  assert(keys.length > 120, `${keys.length}`);
  for (const [path, schema] of keys) assert(typeof schema.description === "string", path.join("."));
});

Deno.test("buildConfigJsonSchema() allows other keys at the top and in exchange, not in our two sections", () => {
  const schema = buildConfigJsonSchema();
  assert(schema.additionalProperties !== false);
  assert(schema.properties?.exchange?.additionalProperties !== false);
  for (const name of ["external_message_consumer", "consumer"]) {
    assertEquals(schema.properties?.[name]?.additionalProperties, false, name);
  }
  assertEquals(schema.required, undefined);
});

Deno.test("buildConfigJsonSchema() separates the kinds of sinks by their type, and allows no other keys in them", () => {
  const kinds = sinksOf(buildConfigJsonSchema());
  assertEquals(kinds.length, 7);
  assertEquals(new Set(kinds.map((kind) => kind.properties?.type?.const)).size, kinds.length);
  for (const kind of kinds) {
    assert(Array.isArray(kind.required) && kind.required.includes("type"));
    assertEquals(kind.additionalProperties, false);
  }
});

Deno.test("buildConfigJsonSchema() contains bounds and defaults", () => {
  const section = buildConfigJsonSchema().properties?.external_message_consumer;
  const { minimum, maximum, default: byDefault } = section?.properties?.initial_candle_limit ?? {};
  assertEquals([minimum, maximum, byDefault], [1, 1500, 1500]);
  assertEquals(section?.properties?.producers?.items?.required, ["host", "ws_token"]);
});

Deno.test("listKnownKeys() lists the keys at a path", () => {
  assertEquals(listKnownKeys(["consumer", "strategy_permissions"]), ["read", "net", "env"]);
  assertEquals(listKnownKeys(["external_message_consumer", "producers", 3]).length, 6);
  const raw = { consumer: { sinks: [{ type: "stdout" }, { type: "command" }] } };
  assertEquals(listKnownKeys(["consumer", "sinks", 1], raw).slice(-3), ["command", "env", "timeout"]);
  assertEquals(listKnownKeys(["consumer", "sinks", 0, "filter"], raw), [
    "strategies",
    "pairs",
    "actions",
    "sides",
    "tags",
  ]);
  assertEquals(listKnownKeys(["nowhere", 1]), []);
});

Deno.test("config.example.jsonc loads", async () => {
  const config = await loadConfig({
    files: ["config.example.jsonc"],
    cwd: "/",
    readTextFile: () => Deno.readTextFile(EXAMPLE),
  });
  const [producer] = config.external_message_consumer.producers;
  assertEquals([producer?.host, producer?.port, producer?.ws_token], ["127.0.0.1", 8080, "demo_ws_token"]);
  assert(config.consumer.strategies[0]?.endsWith("consumer_strategy.ts"));
});

Deno.test("config.example.jsonc shows every key of the schema", async () => {
  const text = await Deno.readTextFile(EXAMPLE);
  for (const [path] of keysOf(buildConfigJsonSchema())) assertStringIncludes(text, `"${path.at(-1)}":`);
});

Deno.test("config.example.jsonc shows the schema's defaults", async () => {
  const example: unknown = parseJsonc(await Deno.readTextFile(EXAMPLE));
  // Keys that the example sets for the demo.
  const other = new Set([
    "external_message_consumer.enabled",
    "external_message_consumer.producers",
    "consumer.strategies",
  ]);
  let compared = 0;
  for (const [path, schema] of keysOf(buildConfigJsonSchema())) {
    if (schema.default === undefined || isSection(schema) || other.has(path.join("."))) continue;
    const shown = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), example);
    assertEquals(shown, schema.default, path.join("."));
    compared++;
  }
  assert(compared > 15, `${compared}`);
});

Deno.test("config.example.jsonc loads with all commented settings enabled", async () => {
  const text = (await Deno.readTextFile(EXAMPLE)).replaceAll(/^(\s*)\/\/ (?="\w+": |, \{)/gm, "$1");
  const files: Record<string, string> = { "/config.jsonc": text, "/private.jsonc": "{}" };
  const config = await loadConfig({
    files: ["/config.jsonc"],
    cwd: "/",
    env: { TELEGRAM_TOKEN: "123456:ABC-DEF", BOT_PASSWORD: "another_long_random_text" },
    readTextFile: (path) => Promise.resolve(files[path.replace(/^[A-Z]:/, "").replaceAll("\\", "/")] ?? "none"),
  });
  assertEquals([config.timeframe, config.process_only_new_candles, config.consumer.candles_from], [
    "5m",
    false,
    "default",
  ]);
  assertEquals(config.files.length, 2);
  assertEquals(config.consumer.sinks.map(({ type }) => type), ["stdout", "telegram", "freqtrade"]);
});
