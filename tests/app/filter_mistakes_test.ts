import { describeFilterMistakes } from "../../src/app/filter_mistakes.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../cli/live.ts";
import { configOf, run, strategy } from "../cli/support.ts";

Deno.test("describeFilterMistakes() warns of each strategy in a filter that is not running, and suggests a similar name", () => {
  const sinks = [
    { name: "all", filter: { strategies: [] } },
    { name: "hook", filter: { strategies: ["enters", "Exits"] } },
    { name: "bot", filter: { strategies: ["Enters"] } },
  ];
  assertEquals(describeFilterMistakes(sinks, ["Enters", "Other"]), [
    'sink "hook": its filter names the strategy "enters", which is not running (did you mean Enters?)',
    'sink "hook": its filter names the strategy "Exits", which is not running (running: Enters, Other)',
  ]);
  assertEquals(describeFilterMistakes(sinks.slice(2), []), [
    'sink "bot": its filter names the strategy "Enters", which is not running (no strategy is running)',
  ]);
});

strictTest("check warns when a sink's filter names a strategy that is not running", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]));
  const sinks = [{ type: "stdout", filter: { strategies: ["Nobody{}"] } }];
  const config = await folder.write("c.json", configOf([producer.settings()], {}, { sinks }));
  const { code, stderr } = await run(["check", "-c", config, "-s", strategy("enters.ts")]);
  assertEquals(code, 0, stderr);
  assertStringIncludes(
    stderr,
    'sink "stdout": its filter names the strategy "Nobody{}", which is not running (running: ',
  );
});
