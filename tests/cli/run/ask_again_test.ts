import { frameText, MINUTE } from "../../engine/support.ts";
import { assertEquals } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { type Script, ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, endsBy, PATIENCE_MS, strategy } from "../support.ts";

const PAIR = "BTC/USDT";
const CANDLE = 5 * MINUTE;

strictTest(
  "run requests whitelist and candles again, on the same link, when a strategy has ended the engine",
  async () => {
    await using folder = await TempFolder.make();
    await using producer = new ScriptedProducer(answers(
      () => [whitelist(PAIR), runningFrame(PAIR, { close: 666 })],
      async (visit) => {
        await Promise.race([visit.firstRequests(5), visit.gone]);
        for (const text of [whitelist(PAIR), runningFrame(PAIR)]) await visit.send(text);
        await visit.gone;
      },
    ));
    const section = { initial_candle_limit: 200 };
    const config = await folder.write("c.json", configOf([producer.settings()], section, { strategy_timeout: 1 }));
    await using program = await Program.start(["-c", config, "-s", strategy("closes_at_666.ts")]);
    const signal = await program.signal(() => true, PATIENCE_MS);
    assertEquals([signal.pair, signal.price], [PAIR, 100]);
    const [visit, ...others] = producer.visits.items;
    assertEquals(others, []);
    assertEquals(visit?.requests.slice(1), [
      '{"type":"whitelist","data":null}',
      '{"type":"analyzed_df","data":{"limit":200}}',
      '{"type":"whitelist","data":null}',
      '{"type":"analyzed_df","data":{"limit":200}}',
    ]);
    program.kill("SIGINT");
    const { code, stderr } = await program.ended(); // Deno itself has printed the trace of the strategy's error
    assertEquals(code, 0, stderr);
    assertEquals(stderr.split("\n").filter((line) => line.includes("engine restarted")).length, 1);
  },
);

strictTest(
  "run requests from every producer again when a strategy has ended the engine, not only from the one it ran on",
  async () => {
    await using folder = await TempFolder.make();
    const asksTwice: Script = answers(() => [], async (visit) => {
      await Promise.race([visit.firstRequests(5), visit.gone]);
      await visit.send(runningFrame("ETH/USDT"));
      await visit.gone;
    });
    // the second producer makes the strategy hang only once the first link is open, too
    await using quiet = new ScriptedProducer(asksTwice);
    await using hanging = new ScriptedProducer(answers(() => [], async (visit) => {
      const [first] = await quiet.visits.first(1);
      await first?.firstRequests(3);
      await visit.send(runningFrame(PAIR, { close: 666 }));
      await visit.gone;
    }));
    const producers = [hanging.settings(), quiet.settings({ name: "quiet" })];
    const config = await folder.write("c.json", configOf(producers, {}, { strategy_timeout: 1 }));
    await using program = await Program.start(["-c", config, "-s", strategy("closes_at_666.ts")]);
    const signal = await program.signal(() => true, PATIENCE_MS);
    assertEquals([signal.pair, signal.producer], ["ETH/USDT", "quiet"]);
    program.kill("SIGINT");
    assertEquals((await program.ended()).code, 0);
  },
);

/** A frame and a later row, with five candles missing between them. */
function frameWithHole(): readonly [frame: string, row: string] {
  const now = Date.now();
  const running = Math.floor(now / CANDLE) * CANDLE;
  const spec = { pair: PAIR, timeframe: "5m", stepMs: CANDLE } as const;
  return [
    frameText({ ...spec, first: running - 55 * CANDLE, rows: 50, index: 0, analyzedAt: now - CANDLE }),
    frameText({ ...spec, first: running, rows: 1, analyzedAt: now }),
  ];
}

strictTest(
  "run requests missing candles again after a reconnect when the connection closed before they arrived",
  async () => {
    await using folder = await TempFolder.make();
    const [frame, row] = frameWithHole();
    const nothing = frameText({
      pair: PAIR,
      timeframe: "5m",
      stepMs: CANDLE,
      first: 0,
      rows: 0,
      analyzedAt: Date.now(),
    });
    const first: Script = answers(() => [frame, row], async (visit) => {
      await Promise.race([visit.firstRequests(4), visit.gone]); // and hangs up instead of answering
    });
    const second: Script = answers(() => [nothing, row], async (visit) => {
      await Promise.race([visit.firstRequests(4), visit.gone]);
      await visit.send(runningFrame(PAIR, { close: 321 }));
      await visit.gone;
    });
    await using producer = new ScriptedProducer([first, second]);
    const config = await folder.write("c.json", configOf([producer.settings()], { sleep_time: 0.1 }));
    await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
    await program.signal(({ price }) => price === 321, PATIENCE_MS);
    const asked = '{"type":"analyzed_df","data":{"limit":7,"pair":"BTC/USDT"}}';
    assertEquals(producer.visits.items.map(({ requests }) => requests.slice(3)), [[asked], [asked]]);
    await endsBy(program, "SIGINT");
  },
);

strictTest("run accepts the first candles of every link as the answer to its opening request", async () => {
  await using folder = await TempFolder.make();
  // fewer than 100 rows that are not the producer's first: unrequested, the store would reject them
  const part = (close: number): string => {
    const now = Date.now();
    const first = Math.floor(now / CANDLE) * CANDLE - 49 * CANDLE;
    return frameText({ pair: PAIR, timeframe: "5m", stepMs: CANDLE, first, rows: 50, analyzedAt: now, close });
  };
  await using producer = new ScriptedProducer(answers(() => [part(100)]));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  await using program = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
  await program.signal(({ price }) => price === 100, PATIENCE_MS);
  assertEquals(producer.visits.items[0]?.requests.length, 3);
  await endsBy(program, "SIGINT");
});
