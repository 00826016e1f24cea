import { formatRecordingLine } from "../../src/recording/recording.ts";
import { taskWords } from "../../tests/support/task_flags.ts";
import { Market } from "./market.ts";
import { endedChildrenCpuMs } from "./process_stats.ts";

/**
 * Measures the CPU time that a recorded message adds to a replay: that of a recording with whole frames and messages, less
 * that of the whole frames alone.
 *
 * @param command the program and its arguments, to which the recording's path is added
 */
export async function measureReplay(command: ReplayCommand, counts: ReplayCounts): Promise<ReplayCost> {
  const folder = await Deno.makeTempDir({ prefix: "bench-replay-" });
  try {
    const market = new Market({ pairs: PAIRS, columns: 60, rounds: counts.updateRounds + counts.frameRounds });
    const base = await runOn(command, folder, market, 0, 0);
    const updates = await runOn(command, folder, market, counts.updateRounds, 0);
    const frames = await runOn(command, folder, market, 0, counts.frameRounds);
    return {
      updates: (updates - base) / (counts.updateRounds * PAIRS),
      frames: (frames - base) / (counts.frameRounds * PAIRS),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** `consumer replay` with the flags of the task `consumer`. */
export async function consumerReplay(config: string, strategy: string): Promise<ReplayCommand> {
  const [, ...words] = await taskWords("consumer");
  return {
    executable: Deno.execPath(),
    args: [...words, "replay", "--config", config, "--strategy", strategy, "--output", "json"],
  };
}

/** A program and its arguments. */
export interface ReplayCommand {
  readonly executable: string;
  readonly args: readonly string[];
}

/** The rounds of each kind, of 50 messages each. */
export interface ReplayCounts {
  readonly updateRounds: number;
  readonly frameRounds: number;
}

/** Milliseconds of CPU time a message. */
export interface ReplayCost {
  readonly updates: number;
  readonly frames: number;
}

const PAIRS = 50;

async function runOn(
  { executable, args }: ReplayCommand,
  folder: string,
  market: Market,
  updateRounds: number,
  frameRounds: number,
): Promise<number> {
  const path = `${folder}/recording.ndjson`;
  await writeRecording(path, market, updateRounds, frameRounds);
  const before = endedChildrenCpuMs();
  const { success, stderr } = await new Deno.Command(executable, { args: [...args, path] }).output();
  if (!success) throw new Error(`${executable} failed:\n${new TextDecoder().decode(stderr)}`);
  return endedChildrenCpuMs() - before;
}

async function writeRecording(path: string, market: Market, updateRounds: number, frameRounds: number): Promise<void> {
  using file = await Deno.open(path, { create: true, write: true, truncate: true });
  const start = Date.now();
  let messages = 0;
  const write = (frame: Uint8Array): void => {
    const text = payloadText(frame);
    const line = formatRecordingLine({ producer: "default", receivedAt: start + messages++, text });
    writeAll(file, new TextEncoder().encode(line));
  };
  const writeFrames = (round: number): void => {
    const make = market.wholeFrames(round);
    for (const pair of market.pairs) write(make(pair));
  };
  writeFrames(0);
  for (let round = 1; round <= updateRounds; round++) market.updates(round).forEach(write);
  for (let round = updateRounds + 1; round <= updateRounds + frameRounds; round++) writeFrames(round);
}

function payloadText(frame: Uint8Array): string {
  const short = (frame[1] ?? 0) & 0x7f;
  return new TextDecoder().decode(frame.subarray(short < 126 ? 2 : short === 126 ? 4 : 10));
}

function writeAll(file: Deno.FsFile, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += file.writeSync(bytes.subarray(at));
}
