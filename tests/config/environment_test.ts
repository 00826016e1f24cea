import { parseEnvironmentValue, readEnvironmentLayers } from "../../src/config/read_environment_layers.ts";
import { type JsonObject } from "../../src/config/json_object.ts";
import { deepMerge } from "../../src/config/merge.ts";
import { assertEquals } from "../support/assert.ts";
import { fixture } from "./support.ts";

interface Case {
  readonly env: Readonly<Record<string, string>>;
  readonly expected: JsonObject;
}

Deno.test("readEnvironmentLayers() converts and merges variables as freqtrade's environment_vars.py does", async () => {
  const cases: Case[] = JSON.parse(await fixture("environment.json"));
  for (const { env, expected } of cases) {
    const merged = readEnvironmentLayers(env, "/").reduce<JsonObject>((all, layer) => deepMerge(all, layer.value), {});
    assertEquals(JSON.parse(JSON.stringify(merged)), expected, JSON.stringify(env));
  }
});

Deno.test("parseEnvironmentValue() parses Python's words for infinity and NaN", () => {
  assertEquals(parseEnvironmentValue("nan"), NaN);
  assertEquals(parseEnvironmentValue("-Infinity"), -Infinity);
  assertEquals(parseEnvironmentValue("+inf"), Infinity);
});

Deno.test("readEnvironmentLayers() names the variable that a value comes from", () => {
  const [layer] = readEnvironmentLayers({ FREQTRADE__TIMEFRAME: "5m" }, "/");
  assertEquals(layer?.name, "environment variable FREQTRADE__TIMEFRAME");
  assertEquals(layer?.text, null);
});
