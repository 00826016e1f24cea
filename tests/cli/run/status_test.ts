import { assert, assertEquals } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, PATIENCE_MS, strategy } from "../support.ts";

strictTest(
  "run logs its status once the pairs have candles, then at the interval, with the numbers in JSON",
  async () => {
    await using folder = await TempFolder.make();
    await using producer = new ScriptedProducer(answers(() => [whitelist("BTC/USDT"), runningFrame("BTC/USDT")]));
    const settings = { status_interval: 0.5, log_format: "json" };
    const config = await folder.write("c.json", configOf([producer.settings()], {}, settings));
    await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
    const isStatus = (line: string): boolean => line.includes("1 of 1 producers up, 1 of 1 pairs fresh");
    const first = await program.stderr.find(isStatus, PATIENCE_MS);
    const second = await program.stderr.find(isStatus, PATIENCE_MS, first + 1);
    const { logger, level, properties: { event } } = JSON.parse(program.stderr.lines[second] ?? "");
    assertEquals([logger, level, event.type], ["consumer.program", "INFO", "status"]);
    assertEquals([event.producers, event.pairs], [
      { followed: 1, up: 1, down: [] },
      { followed: 1, fresh: 1, stale: [] },
    ]);
    assert(event.signals.since < event.at);
  },
);
