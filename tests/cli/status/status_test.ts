import { assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, endsBy, NOBODY, PATIENCE_MS, run, strategy } from "../support.ts";

strictTest("status reports a running program, and its end", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  const options = { mayWrite: folder.path };
  const status = (): ReturnType<typeof run> => run(["status", "--config", config], options);

  const never = await status();
  assertEquals([never.code, never.stdout], [1, ""]);
  assertStringIncludes(never.stderr, `there is no journal ${folder.path}/consumer.sqlite yet`);

  await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")], options);
  await program.signal(() => true, PATIENCE_MS);
  const running = await status();
  assertEquals([running.code, running.stderr], [0, ""]);
  assertMatch(running.stdout, /^consumer is running: process \d+ uses the journal .*\/consumer\.sqlite and responds$/);

  await endsBy(program, "SIGTERM");
  const ended = await status();
  assertEquals([ended.code, ended.stdout], [1, ""]);
  assertStringIncludes(ended.stderr, "consumer is not running with this config: no process uses the journal");
});

strictTest("status needs a journal in a file", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY], {}, { journal: { enabled: false } }));
  const { code, stderr } = await run(["status", "-c", config]);
  assertEquals(code, 1);
  assertStringIncludes(stderr, "there is no journal: consumer.journal.enabled is false");
});
