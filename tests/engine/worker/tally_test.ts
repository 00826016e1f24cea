import { EngineHost } from "../../../src/engine/host/engine_host.ts";
import { spawnWorker } from "../../../src/engine/host/spawn_worker.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { frameText, HOUR, SETTINGS, START } from "../support.ts";

strictTest("quiet messages are stored and run no strategy; each evaluation is counted and timed", async () => {
  const strategies = [{ path: "prints.ts", url: new URL("../strategies/prints.ts", import.meta.url).href }];
  let printed = 0;
  const host = new EngineHost({
    settings: SETTINGS,
    strategies,
    timeoutMs: 10_000,
    clock: systemClock,
    spawn: () => spawnWorker(strategies, { read: [], net: [], env: [] }),
    onEvent: ({ type }) => type === "strategy_printed" && printed++,
  });
  try {
    const [strategy] = await host.start();
    const message = (pair: string, rows: number, quiet: boolean): Parameters<EngineHost["receive"]>[0] => {
      const text = frameText({ pair, first: START, rows, stepMs: HOUR, analyzedAt: START + rows });
      return { producer: "default", text, receivedAt: START + rows, quiet };
    };
    await host.replay([message("A/B", 100, true), message("C/D", 100, true), message("A/B", 101, true)]);
    assertEquals([await host.tallies(), printed], [[], 0]);
    await host.replay([message("C/D", 101, false), message("C/D", 102, false)]);
    const [tally] = await host.tallies();
    // It prints in each evaluation: on both pairs at first, then on C/D at its next candle.
    assertEquals([tally?.strategy, tally?.evaluations, printed], [strategy, printed, printed]);
    assert(printed >= 3 && (tally?.ms ?? 0) > 0);
  } finally {
    host.stop();
  }
});
