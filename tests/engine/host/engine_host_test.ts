import { EngineHost, type EngineHostOptions } from "../../../src/engine/host/engine_host.ts";
import type { StrategyFile } from "../../../src/engine/wire/strategy_file.ts";
import { spawnWorker } from "../../../src/engine/host/spawn_worker.ts";
import { MAX_TIMEOUTS } from "../../../src/engine/wire/strategy_timeouts.ts";
import { StrategyLoadError } from "../../../src/engine/wire/strategy_load_error.ts";
import type { ConsumerEvent } from "../../../src/events.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { assert, assertEquals, assertMatch, assertRejects, assertStringIncludes } from "../../support/assert.ts";
import { type FrameSpec, frameText, HOUR, SETTINGS, START } from "../support.ts";

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;
const NO_GRANTS = { read: [], net: [], env: [] };

function strategyFile(name: string): StrategyFile {
  return { path: `strategies/${name}`, url: new URL(`../strategies/${name}`, import.meta.url).href };
}

/** A host with its worker, and all of its events. `using` ends it. */
class HostProbe implements Disposable {
  readonly events: ConsumerEvent[] = [];
  readonly host: EngineHost;
  /** Called with each event as it arrives. */
  onEvent: (event: ConsumerEvent) => void = () => {};
  #wake = Promise.withResolvers<void>();

  constructor(names: readonly string[], options: Partial<EngineHostOptions> = {}) {
    const strategies = names.map(strategyFile);
    this.host = new EngineHost({
      settings: SETTINGS,
      strategies,
      timeoutMs: 10_000,
      clock: systemClock,
      spawn: () => spawnWorker(strategies, NO_GRANTS),
      ...options,
      onEvent: (event) => {
        this.onEvent(event);
        this.events.push(event);
        this.#wake.resolve();
        this.#wake = Promise.withResolvers<void>();
      },
    });
  }

  feed(spec: FrameSpec): void {
    this.host.receive({ producer: "default", text: frameText(spec), receivedAt: START });
  }

  /** Waits for an event, past or future. */
  async event<T extends ConsumerEvent["type"]>(type: T, nth = 1): Promise<Extract<ConsumerEvent, { type: T }>> {
    for (;;) {
      const found = this.events.filter((event): event is Extract<ConsumerEvent, { type: T }> => event.type === type);
      const event = found[nth - 1];
      if (event !== undefined) return event;
      await this.#wake.promise;
    }
  }

  [Symbol.dispose](): void {
    this.host.stop();
  }
}

Deno.test("a strategy can't read outside its folder, write, reach the network, read the environment or start a program", async () => {
  using probe = new HostProbe(["intruder.ts"]);
  await probe.host.start();
  probe.feed(BASE);
  const { signal } = await probe.event("signal");
  const outcomes = (signal.tag ?? "").split(" ");
  assertEquals(outcomes.length, 12);
  assertEquals(outcomes.filter((outcome) => !outcome.endsWith(":refused")), []);
});

Deno.test("a strategy can do what strategy_permissions grants", async () => {
  const strategies = [strategyFile("intruder.ts")];
  const granted = { read: ["/etc/passwd"], net: [], env: ["HOME"] };
  using probe = new HostProbe(["intruder.ts"], { spawn: () => spawnWorker(strategies, granted) });
  await probe.host.start();
  probe.feed(BASE);
  const { signal } = await probe.event("signal");
  const refused = (signal.tag ?? "").split(" ").filter((outcome) => outcome.endsWith(":refused"));
  assert(!refused.includes("env:refused") && !refused.includes("readOutside:refused"));
  assert(refused.includes("readAbove:refused") && refused.includes("run:refused"));
});

Deno.test("a strategy that does not return is ended and named, and the engine continues with its data", async () => {
  using probe = new HostProbe(["never_returns.ts"], { timeoutMs: 150 });
  await probe.host.start();
  probe.feed({ ...BASE, pair: "BAD/USDT" });
  const stuck = await probe.event("strategy_stuck");
  assertEquals([stuck.strategy, stuck.pair, stuck.limitMs], ["NeverReturns", "BAD/USDT", 150]);
  assertEquals(stuck.file, "strategies/never_returns.ts");
  probe.feed({ ...BASE, pair: "GOOD/USDT" });
  const { signal } = await probe.event("signal");
  assertEquals(signal.pair, "GOOD/USDT");
  assertEquals(probe.events.filter((event) => event.type === "engine_restarted"), []);
});

Deno.test("a strategy that did not return twice is disabled on every pair", async () => {
  using probe = new HostProbe(["never_returns.ts"], { timeoutMs: 150 });
  await probe.host.start();
  for (const times of [1, 2]) {
    probe.feed({ ...BASE, pair: `BAD${times}/USDT` });
    await probe.event("strategy_stuck", times);
  }
  assertEquals(await probe.event("strategy_suspended"), {
    type: "strategy_suspended",
    strategy: "NeverReturns",
    times: MAX_TIMEOUTS,
  });
  probe.feed({ ...BASE, pair: "BAD3/USDT" });
  probe.feed({ ...BASE, pair: "GOOD/USDT" });
  await probe.host.waitUntilIdle();
  assertEquals(probe.events.filter((event) => event.type === "signal"), []);
  assertEquals(probe.events.filter((event) => event.type === "strategy_stuck").length, MAX_TIMEOUTS);
});

for (const pairs of [3, 50]) {
  Deno.test(`a strategy that never returns delays a healthy one by one time limit on ${pairs} pairs`, async () => {
    const timeoutMs = 400;
    using probe = new HostProbe(["never_returns.ts", "enters_at_once.ts"], { timeoutMs });
    await probe.host.start();
    const fedAt = new Map<string, number>();
    const signalAt = new Map<string, number>();
    probe.onEvent = (event): void => {
      if (event.type === "signal" && event.signal.strategy === "EntersAtOnce") {
        signalAt.set(event.signal.pair, performance.now());
      }
    };
    for (let i = 0; i < pairs; i++) {
      const pair = `BAD${i}/USDT`;
      probe.feed({ ...BASE, pair });
      fedAt.set(pair, performance.now());
    }
    await probe.event("strategy_suspended");
    await probe.host.waitUntilIdle();
    assertEquals(signalAt.size, pairs, "every pair has its signal");
    const late = Math.max(...[...signalAt].map(([pair, at]) => at - (fedAt.get(pair) ?? 0)));
    assert(late < timeoutMs + 1000, `a signal was ${late} ms late`);
    assertEquals(probe.events.filter((event) => event.type === "strategy_stuck").length, MAX_TIMEOUTS);
  });
}

Deno.test("while a strategy is busy, receive() returns at once and the queue stays bounded", async () => {
  using probe = new HostProbe(["never_returns.ts"], { timeoutMs: 400 });
  await probe.host.start();
  probe.feed({ ...BASE, pair: "BAD/USDT" });
  const before = performance.now();
  for (let i = 0; i < 20_000; i++) {
    probe.feed({ ...BASE, pair: `P${i % 10}/USDT`, first: START + 199 * HOUR, rows: 1, close: i });
  }
  assert(performance.now() - before < 10_000);
  await probe.event("strategy_stuck");
  assertEquals(probe.events.filter((event) => event.type === "messages_dropped"), []);
});

Deno.test("an uncaught error of a strategy's timer is reported with its line, and the engine keeps running", async () => {
  using probe = new HostProbe(["dies_later.ts"]);
  await probe.host.start();
  for (const nth of [1, 2]) {
    probe.feed({ ...BASE, pair: `P${nth}/USDT` });
    const failure = await probe.event("strategy_failed", nth);
    assertEquals([failure.strategy, failure.pair, failure.problem], ["DiesLater", null, "thrown where nobody waits"]);
    assertMatch(failure.where ?? "", /dies_later\.ts:9:\d+$/);
  }
  assertEquals(probe.events.filter((event) => event.type === "engine_restarted"), []);
});

Deno.test("a worker that ends by itself is restarted", async () => {
  const strategies = [strategyFile("prints.ts")];
  const workers: Worker[] = [];
  const spawn = (): Worker => {
    const worker = spawnWorker(strategies, NO_GRANTS);
    workers.push(worker);
    return worker;
  };
  using probe = new HostProbe(["prints.ts"], { spawn });
  await probe.host.start();
  workers[0]?.dispatchEvent(new ErrorEvent("error", { message: "out of luck" }));
  assertEquals((await probe.event("engine_restarted")).why, "it ended: out of luck");
  assertEquals([workers.length, probe.host.isRunning], [2, true]);
});

Deno.test("with catch_up, a restarted worker evaluates the candles that closed meanwhile", async () => {
  const strategies = [strategyFile("enters_at_once.ts")];
  const workers: Worker[] = [];
  const spawn = (): Worker => {
    const worker = spawnWorker(strategies, NO_GRANTS);
    workers.push(worker);
    return worker;
  };
  using probe = new HostProbe(["enters_at_once.ts"], { spawn, settings: { ...SETTINGS, catchUp: true } });
  await probe.host.start();
  probe.feed(BASE);
  await probe.host.waitUntilIdle();
  workers[0]?.dispatchEvent(new ErrorEvent("error", { message: "out of luck" }));
  await probe.event("engine_restarted");
  probe.feed({ ...BASE, rows: 203 });
  await probe.event("signal", 4);
  const signals = probe.events.flatMap((event) => event.type === "signal" ? [event.signal] : []);
  assertEquals(
    signals.map(({ candle }) => (Date.parse(candle) - START) / HOUR),
    [199, 200, 201, 202],
  );
  probe.host.stop();
  assertEquals((await probe.event("candles_overdue")).why, "engine_restarted");
});

Deno.test("a strategy's output becomes an event, because stdout carries only signals", async () => {
  using probe = new HostProbe(["prints.ts"]);
  await probe.host.start();
  probe.feed(BASE);
  assertEquals((await probe.event("strategy_printed")).text, "rows 200");
});

Deno.test("a long line of a strategy is cut once, and says how much is missing", async () => {
  using probe = new HostProbe(["prints_much.ts"]);
  await probe.host.start();
  probe.feed(BASE);
  assertEquals(
    (await probe.event("strategy_printed")).text,
    `${"x".repeat(6000)} ${"y".repeat(3999)}... (2001 characters more)`,
  );
});

Deno.test("a rejection without a place is reported, all output is caught, and strategies can't reach the main thread", async () => {
  using probe = new HostProbe(["rejects.ts"]);
  await probe.host.start();
  probe.feed(BASE);
  assertEquals((await probe.event("signal")).signal.tag, "false");
  const problems = [(await probe.event("strategy_failed")).problem, (await probe.event("strategy_failed", 2)).problem];
  assertStringIncludes(problems.join(), '"only text"');
  const printed: string[] = [];
  for (const nth of [1, 2, 3]) printed.push((await probe.event("strategy_printed", nth)).text);
  assertEquals(printed, ["console.count looks", "Assertion failed: not empty", "raw"]);
  assertEquals(probe.events.filter((event) => event.type === "engine_restarted"), []);
});

Deno.test("replay() evaluates after each message, and frames() returns CSV", async () => {
  using probe = new HostProbe(["prints.ts"], { keepFrames: true });
  await probe.host.start();
  const rows = [0, 1, 2].map((n) => ({ ...BASE, first: START + (199 + n) * HOUR, rows: 1, analyzedAt: START + n }));
  const entries = [BASE, ...rows].map((spec) => (
    { producer: "default", text: frameText(spec), receivedAt: START }
  ));
  await probe.host.replay(entries);
  assertEquals(probe.events.filter((event) => event.type === "strategy_printed").length, 4);
  const [frame] = await probe.host.frames();
  assertEquals([frame?.strategy, frame?.pair], ["Prints", "BTC/USDT"]);
  assertEquals(frame?.csv.trim().split("\n").length, 1 + 202);
});

/** Loads a strategy, and returns the message of the error. */
async function loadError(name: string, options: Partial<EngineHostOptions> = {}): Promise<string> {
  using probe = new HostProbe([name], options);
  return (await assertRejects(() => probe.host.start(), StrategyLoadError)).message;
}

Deno.test("a strategy file that can't be used is rejected with its name and what to do", async () => {
  assertStringIncludes(
    await loadError("no_such_strategy.ts"),
    "strategies/no_such_strategy.ts: the file does not exist",
  );
  assertStringIncludes(await loadError("no_default.ts"), 'write "export default class');
  assertStringIncludes(await loadError("not_a_strategy.ts"), "must be a class that extends Strategy");
  assertMatch(await loadError("fails_in_constructor.ts"), /fails_in_constructor\.ts:7:\d+.*from 10 to 40, found "90"/);
});

/** Loads a strategy with this text, and returns the message of the error. */
async function loadErrorOf(text: string): Promise<string> {
  const dir = await Deno.makeTempDir();
  try {
    const path = `${dir}/written.ts`;
    await Deno.writeTextFile(path, text);
    const strategies = [{ path, url: new URL(`file://${path}`).href }];
    using probe = new HostProbe([], { strategies, spawn: () => spawnWorker(strategies, NO_GRANTS) });
    return (await assertRejects(() => probe.host.start(), StrategyLoadError)).message;
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

Deno.test("a strategy file with a syntax error is rejected with file and line", async () => {
  const text = 'import { Strategy } from "consumer";\nexport default class Broken extends Strategy {\n  x = ;\n}\n';
  assertMatch(await loadErrorOf(text), /written\.ts:3:\d+/);
});

Deno.test("a strategy file whose import is missing or not permitted is rejected with its name", async () => {
  const importing = (what: string): string => `import "${what}";\nexport { Strategy as default } from "consumer";\n`;
  assertMatch(
    await loadErrorOf(importing("./no_such_file.ts")),
    /it imports a file that does not exist.*no_such_file\.ts/,
  );
  assertMatch(await loadErrorOf(importing("/etc/passwd.ts")), /a strategy has no permission for what it imports/);
  assertMatch(
    await loadErrorOf(importing("https://127.0.0.1:9/x.ts")),
    /a strategy can import "consumer" and local files/,
  );
  assertMatch(await loadErrorOf(importing("no-such-package")), /a strategy can import "consumer" and local files/);
});

Deno.test("two strategies with the same name are rejected", async () => {
  const strategies = [strategyFile("prints.ts"), {
    ...strategyFile("prints.ts"),
    path: "again.ts",
    url: `${strategyFile("prints.ts").url}?again`,
  }];
  using probe = new HostProbe([], { strategies, spawn: () => spawnWorker(strategies, NO_GRANTS) });
  const { message } = await assertRejects(() => probe.host.start(), StrategyLoadError);
  assertStringIncludes(message, "another strategy is also called Prints");
});

Deno.test("loading a strategy file ends after a time limit", async () => {
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal),
  };
  assertStringIncludes(await loadError("endless_at_load.ts", { clock }), "loading took longer than 30 s");
});
