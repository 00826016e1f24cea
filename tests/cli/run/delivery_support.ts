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

/** A producer that has the program find signals when a test wants them: one for each text that it sends. */
export class SignalFeed implements AsyncDisposable {
  readonly producer: ScriptedProducer;
  readonly #texts = new WaitingList<string>();

  constructor(pairs: readonly string[]) {
    // whoever connects gets all that there is, then what comes
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

  /** A whole frame of each pair. */
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

/** A webhook's server: what it is asked, and what it has taken (answered 2xx). */
export class Hook implements AsyncDisposable {
  /** The ids that it has taken, in their order. */
  readonly taken = new WaitingList<string>();
  /** How many it has failed with; scripts count. */
  failed = 0;
  readonly #server: HttpServer;
  #script: (exchange: HttpExchange, signal: Signal, hook: Hook) => void | Promise<void>;

  /** @param script without one it takes everything */
  constructor(script: (exchange: HttpExchange, signal: Signal, hook: Hook) => void | Promise<void> = takes) {
    this.#script = script;
    const serve: HttpScript = (exchange) => this.#script(exchange, JSON.parse(exchange.request.body), this);
    this.#server = new HttpServer(serve);
  }

  get url(): string {
    return `${this.#server.origin}/hook`;
  }

  /** How many requests have come. */
  get count(): number {
    return this.times.length;
  }

  /** When each request came. */
  get times(): readonly number[] {
    return this.#server.requests.items.map(({ at }) => at);
  }

  /** Resolves when so many requests have come. */
  async asked(count: number): Promise<void> {
    await this.#server.requests.first(count);
  }

  /** From now on it takes everything. */
  getWell(): void {
    this.#script = takes;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#server[Symbol.asyncDispose]();
  }
}

/** A server that fails for some milliseconds from its first request on, then takes everything. */
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

/** Writes a config that follows a feed with the strategy `enters.ts` in mind, the journal in the same folder. */
export function deliveryConfig(
  folder: TempFolder,
  { producer }: SignalFeed,
  sinks: readonly Readonly<Record<string, unknown>>[],
  consumer: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const section = { hot_reload: false, sinks, ...consumer };
  return folder.write("c.json", configOf([producer.settings()], { sleep_time: 0.1 }, section));
}

export function startOn(config: string, folder: TempFolder): Promise<Program> {
  const args = ["-c", config, "-s", strategy("enters.ts"), "--output", "json", "--log-format", "json"];
  return Program.start(args, { mayWrite: folder.path });
}

/** As {@linkcode startOn}, through a line of shell in which `"$@"` stands for the program. */
export async function startInShellOn(line: string, config: string, folder: TempFolder): Promise<Program> {
  const [, run = "run", ...flags] = await taskWords("consumer");
  const words = [run, `--allow-write=${folder.path}`, ...flags];
  const args = ["-c", config, "-s", strategy("enters.ts"), "--output", "json", "--log-format", "json"];
  return await Program.start(["-c", line, "sh", Deno.execPath(), ...words, ...args], { executable: "/bin/sh" });
}

/** Waits until so many signals stand on stdout. */
export async function signalsOnStdout(program: Program, count: number, ms: number): Promise<void> {
  let seen = 0;
  await program.stdout.find(() => ++seen === count, ms);
}

export function pairNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `P${i}/USDT`);
}
