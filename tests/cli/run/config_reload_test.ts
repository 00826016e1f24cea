import { assert, assertEquals } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { OPCODES } from "../../support/web_socket_frames.ts";
import { Hook, takes } from "./delivery_support.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, endsBy, PATIENCE_MS, strategy } from "../support.ts";

const BTC = "BTC/USDT", ETH = "ETH/USDT", SOL = "SOL/USDT";

/** A running program whose config the tests change. */
class Reloaded implements AsyncDisposable {
  readonly folder: TempFolder;
  readonly program: Program;
  #seen = 0;

  private constructor(folder: TempFolder, program: Program) {
    this.folder = folder;
    this.program = program;
  }

  static async start(config: unknown): Promise<Reloaded> {
    const folder = await TempFolder.make();
    const path = await folder.write("c.json", config);
    const reloaded = new Reloaded(folder, await Program.start(["-c", path]));
    await reloaded.logged(/engine started/);
    return reloaded;
  }

  /** Writes another config and requests a reload. Resolves with the logged result. */
  async change(config: unknown): Promise<string> {
    await this.folder.write("c.json", config);
    this.program.kill("SIGHUP");
    return await this.logged(/ config (?:not )?reloaded/);
  }

  /** Returns the next matching line on stderr. */
  async logged(pattern: RegExp): Promise<string> {
    const at = await this.program.stderr.find((line) => pattern.test(line), PATIENCE_MS, this.#seen);
    this.#seen = at + 1;
    return this.program.stderr.lines[at] ?? "";
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.program[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}

function producerOf(...pairs: readonly string[]): ScriptedProducer {
  return new ScriptedProducer(answers(() => [whitelist(...pairs), ...pairs.map((pair) => runningFrame(pair))]));
}

const ignore = Deno.build.os === "windows";
const strategies = [strategy("enters.ts")];

strictTest("SIGHUP connects to a new producer and keeps the other connection", { ignore }, async () => {
  await using first = producerOf(BTC);
  await using second = producerOf(ETH);
  const producers = [first.settings({ name: "first" }), second.settings({ name: "second" })];
  await using running = await Reloaded.start(configOf(producers.slice(0, 1), {}, { strategies }));
  await running.program.signal(({ pair }) => pair === BTC, PATIENCE_MS);
  const line = await running.change(configOf(producers, {}, { strategies }));
  assert(line.endsWith("config reloaded: changed producers, strategies"), line);
  const { producer } = await running.program.signal(({ pair }) => pair === ETH, PATIENCE_MS);
  assertEquals([producer, first.visits.items.length, first.visits.items[0]?.isGone], ["second", 1, false]);

  const without = await running.change(configOf(producers.slice(1), {}, { strategies }));
  assert(without.endsWith("config reloaded: changed producers, strategies"), without);
  await first.visits.items[0]?.frames.first(1, ({ opcode }) => opcode === OPCODES.close);
  assertEquals([second.visits.items.length, second.visits.items[0]?.isGone], [1, false]);
  await endsBy(running.program, "SIGTERM");
  assertEquals(running.program.signals().map(({ pair }) => pair), [BTC, ETH]);
});

strictTest("SIGHUP reconnects only to the producer whose settings have changed", { ignore }, async () => {
  await using first = producerOf(BTC);
  await using second = producerOf(ETH);
  const config = (port: number): unknown =>
    configOf([first.settings({ name: "first", port }), second.settings({ name: "second" })], {}, { strategies });
  await using third = producerOf(BTC, SOL);
  await using running = await Reloaded.start(config(first.port));
  await running.program.signal(({ pair }) => pair === ETH, PATIENCE_MS);
  assert((await running.change(config(third.port))).endsWith("config reloaded: changed producers"));
  await running.program.signal(({ pair }) => pair === SOL, PATIENCE_MS);
  assertEquals([first.visits.items.length, second.visits.items.length, third.visits.items.length], [1, 1, 1]);
  await endsBy(running.program, "SIGINT");
});

strictTest("SIGHUP with an unchanged or invalid config changes nothing and logs that", { ignore }, async () => {
  await using producer = producerOf(BTC);
  const settings = [producer.settings()];
  const good = configOf(settings, {}, { strategies });
  await using running = await Reloaded.start(good);
  await running.program.signal(({ pair }) => pair === BTC, PATIENCE_MS);
  const cases: readonly (readonly [unknown, string])[] = [
    [good, "config reloaded: no changes"],
    ["{", "still using the previous one: "],
    [configOf(settings, { wait_timout: 1 }), "did you mean wait_timeout?"],
    [configOf(settings, { enabled: false }), "external_message_consumer.enabled is false in the config"],
    [configOf(settings, {}, {}), "no strategy: name one"],
    [configOf(settings, {}, { strategies: ["./missing.ts"] }), "missing.ts"],
    [configOf(settings, {}, { strategies, allow_commands: true }), "which needs a restart"],
    [configOf(settings, {}, { strategies, journal: { keep_days: 5 } }), "restart to apply consumer.journal"],
    [
      configOf(settings, {}, { strategies, journal: { keep_days: 5 }, flush_timeout: 2 }),
      "config reloaded: changed consumer.flush_timeout; restart to apply consumer.journal",
    ],
    [good, "config reloaded: changed consumer.flush_timeout"],
    [good, "config reloaded: no changes"],
  ];
  for (const [config, text] of cases) {
    const line = await running.change(config);
    assert(line.includes(text), `${line}\ndoes not contain: ${text}`);
  }
  assertEquals([producer.visits.items.length, producer.visits.items[0]?.isGone], [1, false]);
  await endsBy(running.program, "SIGTERM");
});

strictTest("SIGHUP replaces the strategies and runs them on the stored dataframes", { ignore }, async () => {
  await using producer = producerOf(BTC);
  const config = (name: string): unknown => configOf([producer.settings()], {}, { strategies: [strategy(name)] });
  await using running = await Reloaded.start(config("enters.ts"));
  await running.program.signal((signal) => signal.strategy === "Enters", PATIENCE_MS);
  assert((await running.change(config("late_enters.ts"))).endsWith("config reloaded: changed strategies"));
  await running.program.signal((signal) => signal.strategy === "LateEnters", PATIENCE_MS);
  assertEquals(producer.visits.items[0]?.requests.length, 3, "a candle was requested again");
  await endsBy(running.program, "SIGTERM");
});

strictTest("SIGHUP replaces the sinks for later signals", { ignore }, async () => {
  const fresh = Promise.withResolvers<void>();
  await using producer = new ScriptedProducer(answers(() => [whitelist(BTC, ETH), runningFrame(BTC)], async (visit) => {
    await fresh.promise;
    await visit.send(runningFrame(ETH));
    await visit.gone;
  }));
  const config = (pairs: readonly string[], level: string): unknown =>
    configOf([producer.settings()], {}, {
      strategies,
      sinks: [{ type: "stdout", filter: { pairs } }],
      log_level: level,
    });
  await using running = await Reloaded.start(config([SOL], "debug"));
  await running.logged(/ signal +strategy "Enters": enter long BTC/);
  const line = await running.change(config([], "info"));
  assert(line.endsWith("config reloaded: changed sinks, consumer.log_level"), line);
  fresh.resolve();
  await running.program.signal(({ pair }) => pair === ETH, PATIENCE_MS);
  const { stderr } = await endsBy(running.program, "SIGTERM");
  assertEquals(running.program.signals().map(({ pair }) => pair), [ETH]);
  assert(!stderr.includes("enter long ETH"), "the log's level was not changed");
});

strictTest("SIGHUP applies a changed flush_timeout", { ignore }, async () => {
  await using producer = producerOf(BTC);
  await using hangs = new Hook(({ gone }) => gone);
  const config = (flush_timeout: number): unknown =>
    configOf([producer.settings()], {}, {
      strategies,
      sinks: [{ type: "webhook", url: hangs.url, timeout: 1000 }],
      flush_timeout,
    });
  await using running = await Reloaded.start(config(10));
  await hangs.asked(1);
  await running.change(config(0));
  await endsBy(running.program, "SIGTERM");
});

strictTest("SIGHUP while the program stops does not interrupt pending deliveries", { ignore }, async () => {
  await using producer = producerOf(BTC);
  const mayAnswer = Promise.withResolvers<void>();
  await using hook = new Hook(async (exchange, signal, hook) => {
    await Promise.race([mayAnswer.promise, exchange.gone]);
    await takes(exchange, signal, hook);
  });
  const config = (timeout: number): unknown =>
    configOf([producer.settings()], {}, { strategies, sinks: [{ type: "webhook", url: hook.url, timeout }] });
  await using running = await Reloaded.start(config(100));
  await hook.asked(1);
  running.program.kill("SIGTERM");
  await running.logged(/connection closed, the program is stopping/);
  const line = await running.change(config(200));
  assert(line.endsWith("config not reloaded; still using the previous one: consumer is stopping"), line);
  mayAnswer.resolve();
  const { code } = await running.program.ended();
  assertEquals([code, hook.count, hook.taken.items.length], [0, 1, 1]);
});
