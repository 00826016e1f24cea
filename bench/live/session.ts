import { delay } from "../../src/std/delay.ts";
import { LAST_VOLUME } from "./last_volume.ts";
import { Market } from "./market.ts";
import { cpuMs, memory, type MemoryUse, threadCpuMs } from "./process_stats.ts";
import { waitUntilQuiet } from "./quiet.ts";
import { ScriptServer } from "./script_server.ts";
import type { Side } from "./sides.ts";

/**
 * Runs a side on a producer through some phases and measures each.
 *
 * @throws {Error} the side ended, requested a dataframe twice, or did not handle the last message of every pair
 */
export async function runSession(side: Side, { pairs, columns, phases }: SessionPlan): Promise<SessionResult> {
  const rounds = phases.reduce((sum, { warmUp, measured }) => sum + warmUp + measured, 1);
  const market = new Market({ pairs, columns, rounds });
  await using server = new ScriptServer(market);
  await using running = await side.start({ port: server.port });
  await Promise.race([server.served, running.ended]);
  await waitUntilQuiet(running.pid);
  let round = 0;
  const results = new Map<string, PhaseResult>();
  for (const phase of phases) {
    for (let i = 0; i < phase.warmUp; i++) {
      await sendRound({ ...phase, pauseMs: phase.pauseMs / WARM_UP_HURRY }, ++round);
    }
    if (phase.warmUp > 0) await waitUntilQuiet(running.pid);
    const [before, threadsBefore] = [cpuMs(running.pid), threadCpuMs(running.pid)];
    for (let i = 0; i < phase.measured; i++) await sendRound(phase, ++round);
    await waitUntilQuiet(running.pid);
    const messages = phase.measured * pairs;
    const threads = [...threadCpuMs(running.pid)].map((
      [name, ms],
    ): readonly [string, number] => [name, (ms - (threadsBefore.get(name) ?? 0)) / messages]);
    results.set(phase.name, { cpuMs: (cpuMs(running.pid) - before) / messages, threads: Object.fromEntries(threads) });
  }
  const use = memory(running.pid);
  await server.send(market.updates(++round, LAST_VOLUME));
  await waitUntilQuiet(running.pid);
  if (server.framesSent !== pairs) {
    throw new Error(`${side.name} requested ${server.framesSent - pairs} dataframes again`);
  }
  const handled = await running.lastRound();
  if (handled !== null && new Set(handled).size !== pairs) {
    throw new Error(`${side.name} handled the last message of ${new Set(handled).size} pairs instead of ${pairs}`);
  }
  return { phases: results, memory: use };

  async function sendRound({ messages, pauseMs, together }: SendStyle, number: number): Promise<void> {
    const frames = messages === "update"
      ? market.updates(number)
      : market.pairs.values().map(market.wholeFrames(number));
    if (together) {
      const sent = performance.now();
      await Promise.race([server.send(frames), running.ended]);
      return await delay(Math.max(0, sent + pauseMs - performance.now()));
    }
    let due = performance.now();
    for (const frame of frames) {
      await Promise.race([server.send([frame]), running.ended]);
      due += pauseMs;
      await delay(Math.max(0, due - performance.now()));
    }
  }
}

/** How to send a round, which has one message for each pair. */
export interface SendStyle {
  readonly messages: "update" | "frame";
  /** Whether to send the messages of a round as fast as the socket takes them, instead of one by one. */
  readonly together: boolean;
  /** The milliseconds from the start of a round, or of a message, to the next. */
  readonly pauseMs: number;
}

/** One row of the table. */
export interface Phase extends SendStyle {
  readonly name: string;
  /** The rounds before the measurement, which follow each other faster. */
  readonly warmUp: number;
  /** The rounds that count. */
  readonly measured: number;
}

/** What to run in one process. */
export interface SessionPlan {
  readonly pairs: number;
  readonly columns: number;
  readonly phases: readonly Phase[];
}

/** The cost of a message in milliseconds. */
export interface PhaseResult {
  /** Of all threads and processes. */
  readonly cpuMs: number;
  /** By the threads' names. Threads that have ended are missing. */
  readonly threads: Readonly<Record<string, number>>;
}

/** What {@linkcode runSession} measures. */
export interface SessionResult {
  readonly phases: ReadonlyMap<string, PhaseResult>;
  /** After the last phase. */
  readonly memory: MemoryUse;
}

const WARM_UP_HURRY = 4;
