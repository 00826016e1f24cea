import { assertEquals } from "../support/assert.ts";
import { Program } from "../support/program.ts";
import { type Script, ScriptedProducer } from "../support/scripted_producer.ts";
import { scripts } from "../support/scripts.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { answers, runningFrame } from "../cli/live.ts";
import { configOf, endsBy, PATIENCE_MS, strategy } from "../cli/support.ts";

const SLOW = { sleep_time: 300, wait_timeout: 300, ping_timeout: 300 };
const FRAME: Script = answers(() => [runningFrame("BTC/USDT")]);

/** States in which the signal arrives: the producer's script, the strategy, and the log line that shows the state. */
const PLACES: readonly (readonly [string, Script, string, string])[] = [
  ["in the pause after a failed connection attempt", scripts.acceptThenDrop, "enters.ts", "retrying in 5 min"],
  ["while a connection attempt gets no answer", scripts.neverAnswers, "enters.ts", "engine started"],
  ["on an open but silent connection", scripts.halfOpen, "enters.ts", "connected"],
  ["while a strategy does not return", FRAME, "endless.ts", "[endless]"],
  ["while a strategy module does not finish loading", FRAME, "endless_at_load.ts", "connected"],
];

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  for (const [place, script, module, line] of PLACES) {
    strictTest(`${signal} ends run within a second ${place}`, async () => {
      await using folder = await TempFolder.make();
      await using producer = new ScriptedProducer(script);
      const config = await folder.write("c.json", configOf([producer.settings()], SLOW));
      await using program = await Program.start(["-c", config, "-s", strategy(module)]);
      await program.stderr.find((text) => text.includes(line), PATIENCE_MS);
      const { stdout } = await endsBy(program, signal);
      assertEquals(stdout, "");
    });
  }
}

strictTest("SIGINT ends check with 1, because the check is incomplete", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(scripts.neverAnswers);
  const config = await folder.write("c.json", configOf([producer.settings()], SLOW));
  await using program = await Program.start(["check", "-c", config]);
  await producer.visits.first(1);
  program.kill("SIGINT");
  const { code, stdout, stderr } = await program.ended();
  assertEquals([code, stdout, stderr], [1, "", "consumer: check was stopped before it had all answers"]);
});
