import type { Signal } from "../../../src/signal.ts";
import type { HttpExchange } from "../../support/http_exchange.ts";
import { type HttpScript, HttpServer } from "../../support/http_server.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { taskWords } from "../../support/task_flags.ts";
import type { TempFolder } from "../../support/temp_folder.ts";
import { WaitingList } from "../../support/waiting_list.ts";
import { runningFrame, whitelist } from "../live.ts";
import { configOf, strategy } from "../support.ts";

/** A producer that makes the program find a signal for each text that it sends. */
export class SignalFeed implements AsyncDisposable {
  readonly producer: ScriptedProducer;
  readonly #texts = new WaitingList<string>();

  constructor(pairs: readonly string[]) {
    // a new link gets all earlier texts first, then the later ones
    this.producer = new ScriptedProducer(async (visit) => {
      await visit.open();
      await Promise.race([visit.firstRequests(3), visit.gone]);
      await visit.send(whitelist(...pairs));
      for (let number = 0; !visit.isGone; number++) {
        const text = await Promise.race([this.#texts.at(number), visit.gone]);
        if (text !== undefined) await visit.send(text);
      }
    });
  }

  /** Sends a whole frame of each pair. */
  frames(...pairs: readonly string[]): void {
    this.texts(...pairs.map((pair) => runningFrame(pair)));
  }

  texts(...texts: readonly string[]): void {
    for (const text of texts) this.#texts.push(text);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.producer[Symbol.asyncDispose]();
  }
}

/** The server of a webhook. It remembers its requests, and those that it accepted with a 2xx. */
export class Hook implements AsyncDisposable {
  /** The ids that it accepted, in order. */
  readonly taken = new WaitingList<string>();
  /** The number of failed requests, which scripts count. */
  failed = 0;
  readonly #server: HttpServer;
  #script: (exchange: HttpExchange, signal: Signal, hook: Hook) => void | Promise<void>;

  /** @param script how to answer; by default it accepts everything */
  constructor(script: (exchange: HttpExchange, signal: Signal, hook: Hook) => void | Promise<void> = takes) {
    this.#script = script;
    const serve: HttpScript = (exchange) => this.#script(exchange, JSON.parse(exchange.request.body), this);
    this.#server = new HttpServer(serve);
  }

  get url(): string {
    return `${this.#server.origin}/hook`;
  }

  /** The number of requests. */
  get count(): number {
    return this.times.length;
  }

  /** The time of each request. */
  get times(): readonly number[] {
    return this.#server.requests.items.map(({ at }) => at);
  }

  /** Resolves after this many requests. */
  async asked(count: number): Promise<void> {
    await this.#server.requests.first(count);
  }

  /** Accepts everything from now on. */
  getWell(): void {
    this.#script = takes;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#server[Symbol.asyncDispose]();
  }
}

/** A server that fails for some milliseconds after its first request, then accepts everything. */
export function failsFor(ms: number, fail: (exchange: HttpExchange) => void | Promise<void>): Hook {
  return new Hook((exchange, signal, hook) => {
    if (exchange.request.at - (hook.times[0] ?? 0) >= ms) return takes(exchange, signal, hook);
    hook.failed++;
    return fail(exchange);
  });
}

export async function takes(exchange: HttpExchange, { id }: Signal, { taken }: Hook): Promise<void> {
  taken.push(id);
  await exchange.answer(204);
}

/** Writes a config that follows a feed, for the strategy `enters.ts`. Its journal is in the same folder. */
export function deliveryConfig(
  folder: TempFolder,
  { producer }: SignalFeed,
  sinks: readonly Readonly<Record<string, unknown>>[],
  consumer: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const section = { hot_reload: false, sinks, ...consumer };
  const config = configOf([producer.settings()], { sleep_time: 0.1 }, section);
  // signals of candles that have closed long ago count, too
  return folder.write("c.json", { ...config, exchange: { outdated_offset: 1_000_000 } });
}

export function startOn(config: string, folder: TempFolder): Promise<Program> {
  const args = [
    "-c",
    config,
    "-s",
    strategy("enters.ts"),
    "--output",
    "json",
    "--log-format",
    "json",
    "--no-supervisor",
  ];
  return Program.start(args, { mayWrite: folder.path });
}

/** Starts the program like {@linkcode startOn}, through a line of shell in which `"$@"` stands for the program. */
export async function startInShellOn(line: string, config: string, folder: TempFolder): Promise<Program> {
  const [, run = "run", ...flags] = await taskWords("consumer");
  const words = [run, `--allow-write=${folder.path}`, ...flags];
  const args = [
    "-c",
    config,
    "-s",
    strategy("enters.ts"),
    "--output",
    "json",
    "--log-format",
    "json",
    "--no-supervisor",
  ];
  return await Program.start(["-c", line, "sh", Deno.execPath(), ...words, ...args], { executable: "/bin/sh" });
}

/** Waits until stdout has this many signals. */
export async function signalsOnStdout(program: Program, count: number, ms: number): Promise<void> {
  let seen = 0;
  await program.stdout.find(() => ++seen === count, ms);
}

export function pairNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `P${i}/USDT`);
}
