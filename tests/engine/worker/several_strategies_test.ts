import { pathToFileURL } from "node:url";
import { EngineHost } from "../../../src/engine/host/engine_host.ts";
import type { EngineSettings } from "../../../src/engine/wire/engine_settings.ts";
import { spawnWorker } from "../../../src/engine/host/spawn_worker.ts";
import { StrategyLoadError } from "../../../src/engine/wire/strategy_load_error.ts";
import type { ConsumerEvent } from "../../../src/events.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { assertEquals, assertMatch, assertRejects, assertStringIncludes } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { type FrameSpec, frameText, HOUR, MINUTE, SETTINGS, START } from "../support.ts";

const HOURLY = { first: START - 199 * HOUR, rows: 200, stepMs: HOUR, analyzedAt: START } as const;
const FIVE_MINUTES = { ...HOURLY, timeframe: "5m", first: START - 995 * MINUTE, stepMs: 5 * MINUTE } as const;

/** Runs strategies on dataframes in the real worker, and returns all events. */
async function run(
  names: readonly string[],
  frames: readonly FrameSpec[],
  settings: Partial<EngineSettings> = {},
  folder = new URL("../strategies/", import.meta.url),
): Promise<readonly ConsumerEvent[]> {
  const strategies = names.map((name) => ({ path: `strategies/${name}`, url: new URL(name, folder).href }));
  const events: ConsumerEvent[] = [];
  const host = new EngineHost({
    settings: { ...SETTINGS, ...settings },
    strategies,
    // Long, because a busy machine loads strategies slowly.
    timeoutMs: 120_000,
    clock: systemClock,
    spawn: () => spawnWorker(strategies, { read: [], net: [], env: [] }),
    onEvent: (event) => events.push(event),
  });
  try {
    await host.start();
    await host.replay(frames.map((spec) => ({ producer: "default", text: frameText(spec), receivedAt: START })));
    return events;
  } finally {
    host.stop();
  }
}

/** Returns what the strategies printed. */
function printed(events: readonly ConsumerEvent[]): readonly string[] {
  return events.flatMap((event) => event.type === "strategy_printed" ? [event.text] : []);
}

function signals(events: readonly ConsumerEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type !== "signal") return [];
    const { strategy, pair, timeframe, tag } = event.signal;
    return [`${strategy} ${pair} ${timeframe}: ${tag}`];
  });
}

strictTest(
  "strategies run independently, each on its own timeframe and with one botStart(), even when one fails",
  async () => {
    const frames = [HOURLY, FIVE_MINUTES, { ...HOURLY, first: START + HOUR, rows: 1, close: 150 }];
    const events = await run(["fails.ts", "five_minutes.ts", "hourly.ts"], frames);
    const [starts, runs] = [printed(events).slice(0, 2), printed(events).slice(2)];
    assertEquals(starts, ["FiveMinutes starts", "Hourly starts"]);
    // Two strategies evaluate the new hour once each: the one that uses its candles, and the one that has read it.
    assertEquals(runs.slice(0, 2), ["Hourly BTC/USDT", "FiveMinutes BTC/USDT"]);
    assertEquals(runs.slice(2).sort(), ["FiveMinutes BTC/USDT", "Hourly BTC/USDT"]);
    assertEquals([...signals(events)].sort(), [
      "FiveMinutes BTC/USDT 5m: hourly close 100",
      "FiveMinutes BTC/USDT 5m: hourly close 100",
      "Hourly BTC/USDT 1h: level 50",
      "Hourly BTC/USDT 1h: level 50",
    ]);
    const failures = events.filter((event) => event.type === "strategy_failed");
    assertEquals(failures.map(({ strategy, pair }) => `${strategy} ${pair}`), [
      "Fails null",
      "Fails BTC/USDT",
      "Fails BTC/USDT",
    ]);
    assertEquals(failures[0]?.problem, "no start");
    assertMatch(failures[1]?.where ?? "", /strategies\/fails\.ts:12:\d+$/);
  },
);

strictTest("strategies with the same timeframe run on a pair in the order of the config", async () => {
  const pairs = ["BTC/USDT", "ETH/USDT"].map((pair) => ({ ...HOURLY, pair }));
  const orders = [["hourly.ts", "prints.ts"], ["prints.ts", "hourly.ts"]] as const;
  const [first, second] = [["Hourly BTC/USDT", "rows 200"], ["rows 200", "Hourly BTC/USDT"]];
  for (const [i, expected] of [first, second].entries()) {
    const events = await run(orders[i] ?? [], pairs);
    assertEquals(printed(events).slice(1, 3), expected ?? []);
  }
});

strictTest("each strategy in the worker has the parameters of the config", async () => {
  const byStrategy = { Hourly: { buy_level: 70 } };
  const events = await run(["hourly.ts", "five_minutes.ts"], [HOURLY], {
    parameters: { files: ["config.jsonc"], byStrategy },
  });
  assertEquals(signals(events), ["Hourly BTC/USDT 1h: level 70"]);
  const set = events.flatMap((event) => event.type === "parameters_set" ? [event] : []);
  assertEquals(set, [{
    type: "parameters_set",
    strategy: "Hourly",
    parameters: [{ name: "buyLevel", value: 70, from: "config.jsonc" }],
  }]);
  const wrong = { parameters: { files: ["config.jsonc"], byStrategy: { Hourly: { buy_level: 700 } } } };
  const { message } = await assertRejects(() => run(["hourly.ts"], [], wrong), StrategyLoadError);
  assertStringIncludes(
    message,
    "consumer.parameters.Hourly.buy_level: expected a whole number from 0 to 100, found 700",
  );
});

strictTest("the worker can read the parameter file beside a strategy, whatever characters its path has", async () => {
  await using folder = await TempFolder.make();
  const path = `${folder.path}/with # %20 ü`;
  await Deno.mkdir(path);
  await Deno.copyFile(new URL("../strategies/hourly.ts", import.meta.url), `${path}/hourly.ts`);
  const content = { strategy_name: "Hourly", params: { buy: { buy_level: 25 } } };
  await Deno.writeTextFile(`${path}/hourly.json`, JSON.stringify(content));
  const events = await run(["hourly.ts"], [HOURLY], {}, pathToFileURL(`${path}/`));
  assertEquals(signals(events), ["Hourly BTC/USDT 1h: level 25"]);
});
