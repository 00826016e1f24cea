import { filterWarnings } from "../../src/app/filter_warnings.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../cli/live.ts";
import { configOf, run, strategy } from "../cli/support.ts";

Deno.test("filterWarnings() tells each strategy of a filter that does not run, with the one that was meant", () => {
  const sinks = [
    { name: "all", filter: { strategies: [] } },
    { name: "hook", filter: { strategies: ["enters", "Exits"] } },
    { name: "bot", filter: { strategies: ["Enters"] } },
  ];
  assertEquals(filterWarnings(sinks, ["Enters", "Other"]), [
    'sink "hook": no strategy "enters" of its filter runs; did you mean Enters?',
    'sink "hook": no strategy "Exits" of its filter runs; there is Enters, Other',
  ]);
  assertEquals(filterWarnings(sinks.slice(2), []), [
    'sink "bot": no strategy "Enters" of its filter runs; there is none',
  ]);
});

strictTest("check warns of a filter that names no strategy that runs", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]));
  const sinks = [{ type: "stdout", filter: { strategies: ["Nobody{}"] } }];
  const config = await folder.write("c.json", configOf([producer.settings()], {}, { sinks }));
  const { code, stderr } = await run(["check", "-c", config, "-s", strategy("enters.ts")]);
  assertEquals(code, 0, stderr);
  assertStringIncludes(stderr, 'sink "stdout": no strategy "Nobody{}" of its filter runs; there is ');
});
