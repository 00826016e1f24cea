import { environmentLayers, environmentValue } from "../../src/config/environment.ts";
import { deepMerge, type JsonObject } from "../../src/config/merge.ts";
import { assertEquals } from "../support/assert.ts";
import { fixture } from "./support.ts";

interface Case {
  readonly env: Readonly<Record<string, string>>;
  readonly expected: JsonObject;
}

Deno.test("environmentLayers() convert and override each other as freqtrade's environment_vars.py does", async () => {
  const cases: Case[] = JSON.parse(await fixture("environment.json"));
  for (const { env, expected } of cases) {
    const merged = environmentLayers(env, "/").reduce<JsonObject>((all, layer) => deepMerge(all, layer.value), {});
    assertEquals(JSON.parse(JSON.stringify(merged)), expected, JSON.stringify(env));
  }
});

Deno.test("environmentValue() reads Python's words for what is no number", () => {
  assertEquals(environmentValue("nan"), NaN);
  assertEquals(environmentValue("-Infinity"), -Infinity);
  assertEquals(environmentValue("+inf"), Infinity);
});

Deno.test("environmentLayers() name the variable that a value comes from", () => {
  const [layer] = environmentLayers({ FREQTRADE__TIMEFRAME: "5m" }, "/");
  assertEquals(layer?.name, "environment variable FREQTRADE__TIMEFRAME");
  assertEquals(layer?.text, null);
});
