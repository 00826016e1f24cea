import { EngineHost } from "../../src/engine/host/engine_host.ts";
import { spawnWorker } from "../../src/engine/host/spawn_worker.ts";
import type { StrategyFile } from "../../src/engine/wire/strategy_file.ts";
import { StrategyLoadError } from "../../src/engine/wire/strategy_load_error.ts";
import type { ConsumerEvent } from "../../src/events.ts";
import { describeEvent } from "../../src/log/describe_event.ts";
import type { Signal } from "../../src/signal.ts";
import { systemClock } from "../../src/time/clock.ts";
import { assert, assertEquals, assertMatch, assertNotMatch, assertRejects } from "../support/assert.ts";
import { WaitingList } from "../support/waiting_list.ts";
import { frameText, HOUR, SETTINGS, START } from "./support.ts";

const FOLDER = new URL("../fixtures/hostile/strategies/", import.meta.url);
const CANDLES = 9;
const NO_GRANTS = { read: [], net: [], env: [] };

/** An attacker in the real worker, beside a good strategy that runs after it. */
class Attack implements Disposable {
  readonly events = new WaitingList<ConsumerEvent>();
  readonly host: EngineHost;

  constructor(name: string, timeoutMs = 10_000) {
    const strategies = [name, "good"].map((file): StrategyFile => (
      { path: `${file}.js`, url: new URL(`${file}.js`, FOLDER).href }
    ));
    this.host = new EngineHost({
      settings: SETTINGS,
      strategies,
      timeoutMs,
      clock: systemClock,
      spawn: () => spawnWorker(strategies, NO_GRANTS),
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Sends candles one by one. Fails unless the good strategy's signal comes for each, unchanged. */
  async run(): Promise<AttackOutcome> {
    await this.host.start();
    for (let nth = 0; nth < CANDLES; nth++) {
      const spec = { first: START + nth * HOUR, rows: 200, stepMs: HOUR, analyzedAt: START + nth, close: 100 + nth };
      this.host.receive({ producer: "default", text: frameText(spec), receivedAt: START + nth });
      const good = await this.events.first(nth + 1, (event): event is SignalOf => isSignalOf(event, "Good"));
      const { pair, candle, tag, price } = good[nth]?.signal ?? {};
      const expected = [
        "BTC/USDT",
        new Date(START + (nth + 199) * HOUR).toISOString().replace(".000", ""),
        `close ${100 + nth}`,
      ];
      assertEquals([pair, candle, tag], expected);
      assertEquals(price, 100 + nth);
      await this.host.waitUntilIdle();
    }
    const events = this.events.items;
    assertEquals(events.filter(({ type }) => type === "engine_restarted"), []);
    for (const event of events) assertNotMatch(describeEvent(event), /\p{Cc}/u);
    const signals = events.filter((event): event is SignalOf => event.type === "signal").map(({ signal }) => signal);
    assertEquals(signals.filter(({ strategy }) => !["Good", "Attacker"].includes(strategy)), []);
    return { events, tags: new Set(signals.filter((s) => s.strategy === "Attacker").map(({ tag }) => tag)) };
  }

  [Symbol.dispose](): void {
    this.host.stop();
  }
}

interface AttackOutcome {
  readonly events: readonly ConsumerEvent[];
  /** The tags of the attacker's signals, in which it says what it could do. */
  readonly tags: ReadonlySet<string | null>;
}

type SignalOf = Extract<ConsumerEvent, { type: "signal" }> & { readonly signal: Signal };

function isSignalOf(event: ConsumerEvent, strategy: string): event is SignalOf {
  return event.type === "signal" && event.signal.strategy === strategy;
}

for (const name of ["pollute_builtins", "patch_module", "compile_text", "reach_process"]) {
  Deno.test(`hostile strategy ${name}: every attempt is refused, and the good strategy is unhurt`, async () => {
    using attack = new Attack(name);
    const { tags } = await attack.run();
    assertEquals([...tags], ["all refused"]);
  });
}

Deno.test("hostile strategy import_modules: every import is refused", async () => {
  using attack = new Attack("import_modules");
  const { tags } = await attack.run();
  assertEquals([...tags].filter((tag) => tag !== "pending"), ["all refused"]);
});

Deno.test("hostile strategy throws_oddly: each failure is reported in a bounded text", async () => {
  using attack = new Attack("throws_oddly");
  const { events } = await attack.run();
  const failures = events.filter((event) => event.type === "strategy_failed");
  assertEquals(failures.length, CANDLES);
  for (const { problem } of failures) assert(problem.length > 0 && problem.length < 11_000);
});

Deno.test("hostile strategy prints_endlessly: a hundred lines a second pass, and one says how many do not", async () => {
  using attack = new Attack("prints_endlessly");
  const { events } = await attack.run();
  assert(events.filter((event) => event.type === "strategy_printed").length <= 1000);
  const report = await attack.events.first(
    1,
    (event): event is Extract<ConsumerEvent, { type: "strategy_printed" }> =>
      event.type === "strategy_printed" && event.text.includes("more lines were dropped"),
  );
  assertMatch(report[0]?.text ?? "", /^\.\.\. \d+ more lines were dropped/);
});

Deno.test("hostile strategy prints_megabytes: each line is cut", async () => {
  using attack = new Attack("prints_megabytes");
  const { events } = await attack.run();
  const printed = events.filter((event) => event.type === "strategy_printed");
  assertEquals(printed.length, 2 * CANDLES);
  for (const { text } of printed) assert(text.length < 11_000);
});

Deno.test("hostile strategy fakes_frame: only real dataframes give signals", async () => {
  using attack = new Attack("fakes_frame");
  const { tags, events } = await attack.run();
  assertEquals([...tags], []);
  assertEquals(events.filter((event) => event.type === "strategy_failed").length, CANDLES);
});

Deno.test("hostile strategy changes_fields: the engine reads each field once", async () => {
  using attack = new Attack("changes_fields");
  assertEquals([...(await attack.run()).tags], ["1h"]);
});

Deno.test("hostile strategy writes_shared_data: other strategies read the producer's numbers", async () => {
  using attack = new Attack("writes_shared_data");
  await attack.run();
});

Deno.test("hostile strategy fails_later: the engine keeps running", async () => {
  using attack = new Attack("fails_later");
  assertEquals([...(await attack.run()).tags], ["left"]);
});

for (const name of ["endless_promises", "endless_timers", "endless_loop"]) {
  Deno.test(`hostile strategy ${name}: it is stopped, named and suspended, and the thread goes on`, async () => {
    using attack = new Attack(name, 200);
    await attack.run();
    const suspended = await attack.events.first(
      1,
      (event): event is Extract<ConsumerEvent, { type: "strategy_suspended" }> => event.type === "strategy_suspended",
    );
    assertEquals(suspended, [{ type: "strategy_suspended", strategy: "Attacker", times: 2 }]);
    assertEquals(attack.events.items.filter(({ type }) => type === "strategy_stuck").length, 2);
  });
}

Deno.test("hostile strategy endless_traps: the engine runs none of its code outside of an evaluation", async () => {
  using attack = new Attack("endless_traps");
  const { events, tags } = await attack.run();
  assertEquals([...tags], ["left"]);
  assertEquals(events.filter(({ type }) => type === "strategy_stuck"), []);
  const problems = events.flatMap((event) => event.type === "strategy_failed" ? [event.problem] : []);
  assertEquals([...new Set(problems)], ["threw an error that does not end when it is read"]);
});

Deno.test("hostile strategy endless_timer_at_load: its timer is stopped", async () => {
  using attack = new Attack("endless_timer_at_load", 200);
  await attack.run();
  const failures = attack.events.items.filter((event) => event.type === "strategy_failed");
  assertEquals(failures.length, 1);
  assertMatch(failures[0]?.problem ?? "", /a timer's callback did not return within 0\.2 s/);
});

Deno.test("hostile strategy endless_later: nothing can wait for a file once the strategy is loaded", async () => {
  using attack = new Attack("endless_later");
  const { events } = await attack.run();
  const failures = events.filter((event) => event.type === "strategy_failed");
  assertEquals(failures.length, CANDLES);
  assertMatch(failures[0]?.problem ?? "", /readTextFile\(\) can't be used once a strategy is loaded/);
});

Deno.test("hostile strategy leaks: the strategies are loaded again with all data, and it is set aside the second time", async () => {
  using attack = new Attack("leaks");
  await attack.run();
  for (let nth = CANDLES; nth < 120; nth++) {
    const spec = { first: START + nth * HOUR, rows: 200, stepMs: HOUR, analyzedAt: START + nth, close: 100 + nth };
    attack.host.receive({ producer: "default", text: frameText(spec), receivedAt: START + nth });
    const isOver = attack.events.items.some(({ type }) => type === "strategy_set_aside");
    const isWanted = (event: ConsumerEvent): boolean =>
      event.type === "signal" && event.signal.strategy === "Good" && event.signal.tag === `close ${100 + nth}`;
    await attack.events.first(1, isWanted);
    if (isOver) break;
  }
  const leaks = attack.events.items.filter((event) => event.type === "strategy_leaks");
  assertEquals(leaks.map(({ strategy }) => strategy), ["Attacker", "Attacker"]);
  assertEquals(attack.events.items.filter(({ type }) => type === "engine_restarted"), []);
});

Deno.test("hostile strategy ends_thread: the thread is replaced, and the program goes on", async () => {
  using attack = new Attack("ends_thread");
  await attack.host.start();
  const text = frameText({ first: START, rows: 200, stepMs: HOUR, analyzedAt: START });
  attack.host.receive({ producer: "default", text, receivedAt: START });
  await attack.events.first(1, ({ type }) => type === "engine_restarted");
  assert(attack.host.isRunning);
});

const REFUSED: Readonly<Record<string, RegExp>> = {
  name_object: /name_object\.js: the name of the class must be .* found an object/,
  name_getter: /the name of the class can't be read/,
  name_long: /at most 255 printable characters/,
  name_control: /at most 255 printable characters, found "S\\u\{1b\}\[2J"/,
  instance_proxy: /can't be a Proxy/,
  instance_frozen: /instance_frozen\.js: Attacker\.timeframe/,
  timeframe_object: /timeframe/,
  imports_node: /a builtin module of Deno or Node is refused/,
  imports_commonjs: /imports_commonjs|require_fs/,
};

for (const [name, message] of Object.entries(REFUSED)) {
  Deno.test(`hostile strategy ${name} is refused when it is loaded`, async () => {
    using attack = new Attack(name);
    const error = await assertRejects(() => attack.host.start(), StrategyLoadError);
    assertMatch(error.message, message);
    assertNotMatch(error.message.replaceAll("\n", ""), /\p{Cc}/u);
  });
}
