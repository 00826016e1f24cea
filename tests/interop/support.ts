import { assert, assertEquals } from "../support/assert.ts";
import type { Program, ProgramEnd } from "../support/program.ts";
import type { Freqtrade } from "./freqtrade.ts";

/** Our program has a second to end in; a loaded machine gets a little of it for the signal's way. */
const END_LIMIT_MS = 1_000;

export function strategyPath(name: string): string {
  return decodeURIComponent(new URL(`strategies/${name}`, import.meta.url).pathname);
}

/** A config file in a folder of its own. `await using` removes it. */
export class ConfigFile implements AsyncDisposable {
  readonly path: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.path = `${folder}/config.json`;
  }

  /** A consumer of these producers; `settings` go into its section `external_message_consumer`. */
  static async of(
    producers: Readonly<Record<string, Freqtrade>>,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<ConfigFile> {
    const file = new ConfigFile(await Deno.makeTempDir({ prefix: "interop-consumer-" }));
    const list = Object.entries(producers).map(([name, { port, options }]) => ({
      name,
      host: "127.0.0.1",
      port,
      ws_token: options.token,
    }));
    const section = { enabled: true, sleep_time: 2, producers: list, ...settings };
    await Deno.writeTextFile(file.path, JSON.stringify({ external_message_consumer: section }));
    return file;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.#folder, { recursive: true });
  }
}

/** Ends the program by a signal and asserts that it did so within a second, cleanly, and without ever printing `secrets`. */
export async function endBySignal(
  program: Program,
  signal: "SIGINT" | "SIGTERM",
  secrets: readonly string[],
): Promise<ProgramEnd> {
  const start = performance.now();
  program.kill(signal);
  const end = await program.ended();
  const took = performance.now() - start;
  assertEquals(end.code, 0, end.stderr);
  assert(took < END_LIMIT_MS, `it took ${took} ms to end after ${signal}`);
  for (const secret of secrets) {
    assert(!end.stdout.includes(secret), "a token stands in stdout");
    assert(!end.stderr.includes(secret), "a token stands in stderr");
  }
  return end;
}
