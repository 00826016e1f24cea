import { EngineHost } from "../../../src/engine/host/engine_host.ts";
import { spawnWorker } from "../../../src/engine/host/spawn_worker.ts";
import type { ConsumerEvent } from "../../../src/events.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { type FrameSpec, frameText, HOUR, SETTINGS, START } from "../support.ts";

const PAIRS = Array.from({ length: 10 }, (_, i) => `P${i}/USDT`);

function whole(pair: string): FrameSpec {
  return { pair, first: START - 199 * HOUR, rows: 200, stepMs: HOUR, analyzedAt: START };
}

function row(pair: string, candle: number): FrameSpec {
  return { pair, first: START + candle * HOUR, rows: 1, stepMs: HOUR, analyzedAt: START + candle * HOUR };
}

Deno.test("a strategy that takes 200 ms for each pair delays a quick one by one evaluation at most, in the worker", async () => {
  const strategies = ["burns.ts", "enters_at_once.ts"].map((name) => (
    { path: `strategies/${name}`, url: new URL(`../strategies/${name}`, import.meta.url).href }
  ));
  const seen: string[] = [];
  let signals = Promise.withResolvers<void>();
  let awaited = "";
  const host = new EngineHost({
    settings: SETTINGS,
    strategies,
    timeoutMs: 10_000,
    clock: systemClock,
    spawn: () => spawnWorker(strategies, { read: [], net: [], env: [] }),
    onEvent: (event: ConsumerEvent) => {
      if (event.type !== "signal") return;
      seen.push(`${event.signal.strategy} ${event.signal.pair} ${event.signal.candle}`);
      if (event.signal.strategy === awaited && event.signal.pair === PAIRS.at(-1)) signals.resolve();
    },
  });
  const feed = (spec: FrameSpec): void =>
    host.receive({ producer: "default", text: frameText(spec), receivedAt: Date.now() });
  try {
    const [burns = "", quick = ""] = await host.start();
    for (const pair of PAIRS) feed(whole(pair));
    await host.waitUntilIdle();
    // The costly strategy needs two seconds for each of these candles.
    for (let candle = 1; candle <= 3; candle++) {
      [awaited, signals] = [quick, Promise.withResolvers()];
      const before = seen.length;
      for (const pair of PAIRS) feed(row(pair, candle));
      await signals.promise;
      const costly = seen.slice(before).filter((line) => line.startsWith(burns)).length;
      // one was running, and the first message of the batch let the next one run
      assert(costly <= 2, `${costly} costly evaluations ran before the quick ones`);
    }
    await host.waitUntilIdle();
    const last = new Date(START + 3 * HOUR).toISOString().replace(".000Z", "Z");
    const evaluated = (strategy: string): readonly string[] =>
      PAIRS.filter((pair) => seen.includes(`${strategy} ${pair} ${last}`));
    assertEquals(evaluated(quick), PAIRS);
    assertEquals(evaluated(burns), PAIRS);
  } finally {
    host.stop();
  }
});
