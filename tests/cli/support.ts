import type { ProducerSettings } from "../../src/producer/producer_settings.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { Program, type ProgramEnd, type ProgramOptions } from "../support/program.ts";
import { rootDir, taskWords } from "../support/task_flags.ts";

/** The token of the tests' producers. It must never be printed. */
export const TOKEN = "hJ3-9dkQx_0aP7";
export const CONSUMER_STRATEGY = `${rootDir}examples/strategies/consumer_strategy.ts`;
/** How long a test waits for something that normally takes milliseconds. A busy machine needs longer. */
export const PATIENCE_MS = 15_000;

export function fixture(name: string): string {
  return `${rootDir}tests/fixtures/${name}`;
}

export function strategy(name: string): string {
  return decodeURIComponent(new URL(`strategies/${name}`, import.meta.url).pathname);
}

/** A producer on a port where nothing listens. */
export const NOBODY: ProducerSettings = { name: "default", host: "127.0.0.1", port: 1, secure: false, ws_token: TOKEN };

/** Creates a config that follows these producers. */
export function configOf(
  producers: readonly ProducerSettings[],
  section: Readonly<Record<string, unknown>> = {},
  consumer: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return { external_message_consumer: { enabled: true, producers, ...section }, consumer };
}

/** Runs the program to its end. */
export async function run(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramEnd> {
  await using program = await Program.start(args, options);
  const end = await program.ended();
  assertNoTrace(end);
  return end;
}

/** Runs the program in a shell line, where `"$@"` stands for it and its arguments, and `$0` for `name`. */
export async function startInShell(
  line: string,
  args: readonly string[],
  options: ProgramOptions = {},
  name = "sh",
): Promise<Program> {
  const [, ...words] = await taskWords("consumer");
  const command = [Deno.execPath(), ...words, ...args];
  return await Program.start(["-c", line, name, ...command], { ...options, executable: "/bin/sh" });
}

/** Checks that the output contains neither a stack trace nor a token. */
export function assertNoTrace({ stdout, stderr }: Pick<ProgramEnd, "stdout" | "stderr">): void {
  // deno-lint-ignore no-control-regex -- Deno colours its own traces
  const plain = stderr.replaceAll(/\x1b\[[0-9;]*m/g, "");
  assert(!/^\s+at /m.test(plain), plain);
  assert(!/Uncaught|panicked/.test(plain), plain);
  assert(!(stdout + stderr).includes(TOKEN), "the token was printed");
}

/** Ends the program by a signal. Checks that it takes less than a second and returns 0. */
export async function endsBy(program: Program, signal: "SIGINT" | "SIGTERM"): Promise<ProgramEnd> {
  const start = performance.now();
  program.kill(signal);
  const end = await program.ended();
  const took = performance.now() - start;
  assertEquals(end.code, 0, end.stderr);
  assert(took < 1_000, `it took ${took} ms to end after ${signal}`);
  assertNoTrace(end);
  return end;
}

/** Polls until a condition outside of this process is true. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!await condition()) {
    if (performance.now() > end) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
