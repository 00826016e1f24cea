import { EngineHost } from "../../../src/engine/host/engine_host.ts";
import { MAX_TIMEOUTS } from "../../../src/engine/wire/strategy_timeouts.ts";
import type { StrategyFile } from "../../../src/engine/wire/strategy_file.ts";
import { spawnWorker } from "../../../src/engine/host/spawn_worker.ts";
import { StrategyLoadError } from "../../../src/engine/wire/strategy_load_error.ts";
import type { ConsumerEvent } from "../../../src/events.ts";
import { type Clock, systemClock } from "../../../src/time/clock.ts";
import { assert, assertEquals, assertMatch, assertRejects } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { WaitingList } from "../../support/waiting_list.ts";
import { type FrameSpec, frameText, HOUR, SETTINGS, START } from "../support.ts";

const BASE: FrameSpec = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START };
const NEVER = new AbortController().signal;

/** A clock near the tests' candles. */
const CLOCK: Clock = {
  now: () => START + 200 * HOUR + performance.now(),
  sleep: (ms, signal) => systemClock.sleep(ms, signal),
};

/** A host with one strategy in a file that is rewritten. */
class ReloadProbe implements AsyncDisposable {
  readonly events = new WaitingList<ConsumerEvent>();
  readonly host: EngineHost;
  readonly #folder: TempFolder;
  #worker: Worker | null = null;

  private constructor(folder: TempFolder, timeoutMs: number) {
    this.#folder = folder;
    const path = `${folder.path}/s.ts`;
    const strategies: readonly StrategyFile[] = [{ path, url: `file://${path}` }];
    this.host = new EngineHost({
      settings: { ...SETTINGS, producers: ["default", "other"] },
      strategies,
      timeoutMs,
      clock: CLOCK,
      spawn: () => this.#worker = spawnWorker(strategies, { read: [], net: [], env: [] }),
      onEvent: (event) => this.events.push(event),
    });
  }

  static async start(body: string, timeoutMs = 10_000): Promise<ReloadProbe> {
    const probe = new ReloadProbe(await TempFolder.make(), timeoutMs);
    await probe.save(body);
    await probe.host.start();
    return probe;
  }

  /** Saves a strategy whose populateEntryTrend has this body. */
  save(body: string): Promise<string> {
    return this.saveText(
      `import { type Frame, Strategy } from "consumer";\nexport default class S extends Strategy {\n` +
        `  override timeframe = "1h";\n  override populateEntryTrend(dataframe: Frame, { pair }: { pair: string }): Frame {\n` +
        `    ${body}\n  }\n}\n`,
    );
  }

  saveText(text: string): Promise<string> {
    return this.#folder.write("s.ts", text);
  }

  feed(spec: Partial<FrameSpec> = {}, producer = "default"): void {
    this.host.receive({ producer, text: frameText({ ...BASE, ...spec }), receivedAt: START + 200 * HOUR });
  }

  /** Ends the newest worker as an error that nobody catches does. */
  endWorker(): void {
    this.#worker?.dispatchEvent(new ErrorEvent("error", { message: "out of luck" }));
  }

  /** Waits for the nth event of a type, past or future. */
  async event<T extends ConsumerEvent["type"]>(type: T, nth = 1): Promise<Extract<ConsumerEvent, { type: T }>> {
    const found = await this.events.first(nth, (e): e is Extract<ConsumerEvent, { type: T }> => e.type === type);
    const event = found[nth - 1];
    assert(event !== undefined);
    return event;
  }

  count(type: ConsumerEvent["type"]): number {
    return this.events.items.filter((event) => event.type === type).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.host.stop();
    await this.#folder[Symbol.asyncDispose]();
  }
}

/** Makes a method body that enters with a tag. */
function enters(tag: string): string {
  return `return dataframe.set("enter_long", 1).set("enter_tag", ${tag});`;
}

strictTest("reload() replaces the strategies, which run at once on all data", async () => {
  await using probe = await ReloadProbe.start(enters('"first"'));
  probe.feed({ pair: "A/USDT" });
  probe.feed({ pair: "B/USDT", extra: { regime: "calm", ready: true, score: null } });
  await probe.event("signal", 2);
  await probe.save(
    enters("`${dataframe.length} ${this.dp.getProducerDf(pair)[0].columns.slice(6)} ${this.dp.getProducerPairs()}`"),
  );
  probe.host.receive({ producer: "default", text: '{"type":"whitelist","data":["A/USDT"]}', receivedAt: START });
  assertEquals(await probe.host.reload(NEVER), ["S"]);
  await probe.event("signal", 4);
  const tags = probe.events.items.flatMap((event) => event.type === "signal" ? [event.signal.tag] : []);
  assertEquals(tags.slice(2), ["200  A/USDT", "200 regime,ready,score A/USDT"]);
  assertEquals([probe.count("candles_requested"), probe.count("engine_restarted")], [0, 0]);
});

strictTest("a reload keeps every cell and column kind, and later rows are appended", async () => {
  const read =
    "const [held] = this.dp.getProducerDf(pair);\nconst cells = held.columns.map((name) => held.at(-2, name));\n";
  const tells = read + enters("JSON.stringify([held.length, cells])");
  await using probe = await ReloadProbe.start(tells);
  const extra = { text: "€", flag: true, none: null, number: 0.1 + 0.2 };
  probe.feed({ extra });
  for (let row = 200; row < 203; row++) probe.feed({ first: START + row * HOUR, rows: 1, extra, close: row });
  const { signal } = await probe.event("signal", 4);
  await probe.host.reload(NEVER);
  assertEquals((await probe.event("signal", 5)).signal.tag, signal.tag);
  assertMatch(signal.tag ?? "", /^\[203,.*"€",true,null,0\.30000000000000004\]\]$/);
  probe.feed({ first: START + 203 * HOUR, rows: 1, extra, close: 203 });
  assertMatch((await probe.event("signal", 6)).signal.tag ?? "", /^\[204,\[\d+,202,203,/);
  assertEquals(probe.count("candles_requested"), 0);
});

strictTest("no message is lost during a reload, and each candle is evaluated once it is complete", async () => {
  await using probe = await ReloadProbe.start("return dataframe;");
  probe.feed();
  await probe.event("frame_updated");
  await probe.save(enters("`${dataframe.length}`"));
  const reloading = probe.host.reload(NEVER);
  let row = 200;
  for (let done = false; !done;) {
    probe.feed({ first: START + row++ * HOUR, rows: 1 });
    done = await Promise.race([reloading.then(() => true), new Promise<false>((r) => setTimeout(r, 1, false))]);
  }
  for (const end = row + 5; row < end; row++) probe.feed({ first: START + row * HOUR, rows: 1 });
  await probe.events.first(1, (event) => event.type === "signal" && event.signal.tag === `${row}`);
  const lengths = probe.events.items.flatMap((e) => e.type === "signal" ? [Number(e.signal.tag)] : []);
  const first = lengths[0] ?? NaN;
  assertEquals(lengths, Array.from({ length: row - first + 1 }, (_, i) => first + i));
  assertEquals(probe.count("candles_requested"), 0);
});

strictTest("after a failed reload, the old strategies keep running", async () => {
  await using probe = await ReloadProbe.start(enters('"old"'));
  probe.feed();
  await probe.event("signal");
  for (
    const [text, message] of [
      ["export default 5 +;\n", /s\.ts:1:\d+/],
      ['import "./none.ts";\n', /none\.ts/],
      ["export const a = 1;\n", /no default export/],
    ] as const
  ) {
    await probe.saveText(text);
    const { message: found } = await assertRejects(() => probe.host.reload(NEVER), StrategyLoadError);
    assertMatch(found, message);
  }
  probe.feed({ first: START + 200 * HOUR, rows: 1 });
  assertEquals((await probe.event("signal", 2)).signal.tag, "old");
});

strictTest("a reload can be cancelled while a module hangs", async () => {
  await using probe = await ReloadProbe.start(enters('"old"'));
  await probe.saveText("for (;;);\n");
  const end = new AbortController();
  const reloading = probe.host.reload(end.signal);
  end.abort();
  assertEquals(await reloading, null);
  await probe.save(enters('"new"'));
  assertEquals(await probe.host.reload(NEVER), ["S"]);
  probe.feed();
  assertEquals((await probe.event("signal")).signal.tag, "new");
});

strictTest("a reload replaces a strategy that does not return, and the data is kept", async () => {
  await using probe = await ReloadProbe.start("for (;;);", 300);
  probe.host.linkChanged({ type: "link_opened", producer: "default", at: START });
  probe.feed();
  await probe.save(enters('"new"'));
  assertEquals(await probe.host.reload(NEVER), ["S"]);
  assertEquals((await probe.event("signal")).signal.tag, "new");
  assertEquals([probe.count("strategy_stuck"), probe.count("engine_restarted")], [1, 0]);
});

strictTest("a reload replaces a worker that has ended, and everything is requested again", async () => {
  await using probe = await ReloadProbe.start(enters('"old"'));
  probe.host.linkChanged({ type: "link_opened", producer: "default", at: START });
  await probe.saveText("export default 5 +;\n");
  probe.endWorker();
  await probe.event("strategies_not_reloaded");
  await probe.save(enters('"new"'));
  assertEquals(await probe.host.reload(NEVER), ["S"]);
  await probe.event("engine_restarted");
  probe.feed();
  assertEquals((await probe.event("signal")).signal.tag, "new");
  assertEquals(probe.count("engine_restarted"), 1);
});

strictTest("a broken file is reported after the engine has ended, and a fixed file restarts the engine", async () => {
  await using probe = await ReloadProbe.start(enters('"old"'));
  await probe.saveText("export default 5 +;\n");
  probe.endWorker();
  const { problem, running } = await probe.event("strategies_not_reloaded");
  assertMatch(problem, /s\.ts:1:\d+/);
  assertEquals(running, false);
  await probe.save(enters('"mended"'));
  assertEquals(await probe.host.reload(NEVER), ["S"]);
  await probe.event("engine_restarted");
  probe.feed();
  assertEquals((await probe.event("signal")).signal.tag, "mended");
});

strictTest("a strategy that was disabled runs again when its code has changed", async () => {
  await using probe = await ReloadProbe.start("for (;;);", 150);
  for (let times = 1; times <= MAX_TIMEOUTS; times++) {
    probe.feed();
    await probe.event("strategy_stuck", times);
  }
  await probe.event("strategy_suspended");
  await probe.save(enters('"new"'));
  await probe.host.reload(NEVER);
  assertEquals((await probe.event("signal")).signal.tag, "new");
});

strictTest("stop() cancels a reload", async () => {
  await using probe = await ReloadProbe.start("return dataframe;");
  await probe.saveText("for (;;);\n");
  const reloading = probe.host.reload(NEVER);
  probe.host.stop();
  assertEquals(await reloading, null);
});
