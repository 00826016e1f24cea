import { measureLatency } from "./latency.ts";
import { planPhases } from "./plan.ts";
import { consumerReplay, measureReplay, type ReplayCommand } from "./replay.ts";
import { runSession } from "./session.ts";
import type { Side } from "./sides.ts";
import { measureStartup } from "./startup.ts";

/** Measures the wanted rows of one side, and returns the values by the rows' names. */
export async function measureRows(side: Side, options: MeasureOptions): Promise<Values> {
  const { wants } = options;
  const values: Record<string, number> = {};
  const phases = planPhases(side.name).filter(({ name }) => wants(name));
  if (phases.length > 0) {
    const result = await runSession(side, { pairs: 50, columns: 60, phases });
    for (const [name, { cpuMs, threads }] of result.phases) {
      values[name] = cpuMs;
      options.onThreads(side, name, threads);
    }
  }
  const updates = planPhases(side.name).filter(({ name }) => name === "cold");
  if (wants("small_memory")) {
    values.small_memory = (await runSession(side, { pairs: 50, columns: 15, phases: updates })).memory.now;
  }
  if (wants("memory") || wants("peak")) {
    const { memory } = await runSession(side, { pairs: 100, columns: 60, phases: updates });
    Object.assign(values, { memory: memory.now, peak: memory.highest });
  }
  const command = await replayCommand(side, options);
  if (command !== null && (wants("replay_updates") || wants("replay_frames"))) {
    const counts = side.name === "freqtrade"
      ? { updateRounds: 10, frameRounds: 2 }
      : { updateRounds: 200, frameRounds: 4 };
    const cost = await measureReplay(command, counts);
    Object.assign(values, { replay_updates: cost.updates, replay_frames: cost.frames });
  }
  if (side.name !== "freqtrade" && (wants("latency_p50") || wants("latency_p99"))) {
    const { p50, p99 } = await measureLatency(side);
    Object.assign(values, { latency_p50: p50, latency_p99: p99 });
  }
  if (wants("start")) values.start = await measureStartup(side, side.name === "freqtrade" ? 3 : 10);
  return values;
}

/** What to measure. */
export interface MeasureOptions {
  /** A Python with freqtrade. */
  readonly python: string;
  /** Returns whether a row is wanted. */
  wants(row: string): boolean;
  /** Called with the CPU milliseconds a message of each thread. */
  onThreads(side: Side, row: string, threads: Readonly<Record<string, number>>): void;
}

/** Values by the rows' names. */
export type Values = Readonly<Record<string, number>>;

async function replayCommand(side: Side, { python }: MeasureOptions): Promise<ReplayCommand | null> {
  if (side.name === "freqtrade") return { executable: python, args: [pathOf("children/freqtrade_replay.py")] };
  if (side.name !== "consumer") return null;
  return await consumerReplay(pathOf("children/replay_config.json"), pathOf("children/keep_frames.ts"));
}

function pathOf(name: string): string {
  return decodeURIComponent(new URL(name, import.meta.url).pathname);
}
