import { frameText } from "../../engine/support.ts";
import { assertEquals } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, whitelist } from "../live.ts";
import { configOf, PATIENCE_MS, strategy } from "../support.ts";

const SECOND = 1000;

/** Makes a dataframe of the last two closed candles of one second. */
function closedSeconds(pair: string): string {
  const now = Date.now();
  const first = Math.floor(now / SECOND) * SECOND - 2 * SECOND;
  return frameText({ pair, timeframe: "1s", first, rows: 2, stepMs: SECOND, analyzedAt: now, index: 0 });
}

strictTest("run warns when a pair stops while its link lives, and reports when it is back", async () => {
  await using folder = await TempFolder.make();
  const sent = ["A/USDT", "B/USDT"];
  await using producer = new ScriptedProducer(answers(() => [whitelist("A/USDT", "B/USDT")], async (visit) => {
    const timer = setInterval(() => {
      for (const pair of sent) visit.send(closedSeconds(pair)).catch(() => clearInterval(timer));
    }, 200);
    await visit.gone;
    clearInterval(timer);
  }));
  const settings = { status_interval: 0.5, late_data_grace: 1, log_format: "json" };
  const config = await folder.write("c.json", configOf([producer.settings()], {}, settings));
  await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
  await program.stderr.find((line) => line.includes("2 of 2 pairs fresh"), PATIENCE_MS);
  sent.pop();
  const late = await program.stderr.find((line) => line.includes('"data_late"'), PATIENCE_MS);
  const { level, message, properties: { event } } = JSON.parse(program.stderr.lines[late] ?? "");
  assertEquals([level, event.pairs.map(({ pair }: { readonly pair: string }) => pair)], ["WARN", ["B/USDT"]]);
  assertEquals(/1 of 2 pairs has no new candle since \d\d:\d\dZ: B\/USDT 1s$/.test(message), true, message);
  sent.push("B/USDT");
  await program.stderr.find((line) => line.includes("new candles arrive again after"), PATIENCE_MS, late);
});
