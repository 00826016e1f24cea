import type { ConsumerEvent } from "../events.ts";
import { SignalGate } from "../delivery/signal_gate.ts";
import { signalWriter } from "../delivery/signal_writer.ts";
import { EngineHost } from "../engine/host.ts";
import type { EngineEntry } from "../engine/messages.ts";
import { spawnWorker } from "../engine/spawn_worker.ts";
import type { FrameCsv } from "../engine/thread.ts";
import { logEvent } from "../log/events.ts";
import { writeStderr } from "../log/stderr.ts";
import { readRecording } from "../recording/recording.ts";
import { systemClock } from "../time/clock.ts";
import type { CommonOptions } from "./args.ts";
import { DISABLED, engineSettings, prepare, type Prepared, requireStrategy } from "./prepare.ts";
import { RunError } from "./run_error.ts";
import { stopOnSignals } from "./stop_signals.ts";

/** Messages handed to the engine at a time; each is evaluated for itself. */
const CHUNK = 64;

/** `consumer replay`: a recording through the same engine, with the recording's clock, the same every time. */
export async function replay(options: CommonOptions, recording: string, framesDir: string | null): Promise<number> {
  const prepared = await prepare(options);
  if (!prepared.config.external_message_consumer.enabled) {
    writeStderr(DISABLED);
    return 0;
  }
  requireStrategy(prepared.strategies);
  const file = await openRecording(recording);
  const stop = stopOnSignals();
  const failed: { error: unknown } = { error: null };
  const host = makeHost(prepared, framesDir !== null, failed);
  try {
    await host.start();
    for await (const chunk of chunks(readRecording(file.readable, recording))) {
      if (stop.signal.aborted) break;
      await host.replay(chunk);
      if (failed.error !== null) throw failed.error;
    }
    if (framesDir !== null) await writeFrames(framesDir, await host.frames());
    return 0;
  } finally {
    host.stop();
    stop.dispose();
  }
}

function makeHost(
  { config, strategies, output, color }: Prepared,
  keepFrames: boolean,
  failed: { error: unknown },
): EngineHost {
  const gate = new SignalGate();
  const write = signalWriter({ output, color: color && Deno.stdout.isTerminal() });
  const onEvent = (event: ConsumerEvent): void => {
    if (event.type === "engine_restarted" || event.type === "strategy_suspended") {
      failed.error ??= new RunError("the replay was broken off: the engine had to be restarted");
    }
    if (event.type === "signal" && gate.admit(event.signal)) write(event.signal);
    // nobody is there to be asked
    if (event.type !== "candles_requested") logEvent(event);
  };
  return new EngineHost({
    settings: engineSettings(config),
    strategies,
    timeoutMs: config.consumer.strategy_timeout * 1000,
    keepFrames,
    clock: systemClock,
    spawn: () => spawnWorker(strategies, config.consumer.strategy_permissions),
    onEvent,
  });
}

async function* chunks(
  messages: AsyncIterable<Omit<Extract<EngineEntry, { type: "message" }>, "type">>,
): AsyncGenerator<EngineEntry[]> {
  let chunk: EngineEntry[] = [];
  for await (const message of messages) {
    chunk.push({ type: "message", ...message });
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function openRecording(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new RunError(`${path}: there is no such file`);
    throw new RunError(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** One strategy's frames stand in the folder itself, those of several in a folder each. */
async function writeFrames(dir: string, frames: readonly FrameCsv[]): Promise<void> {
  const several = new Set(frames.map(({ strategy }) => strategy)).size > 1;
  for (const { strategy, pair, csv } of frames) {
    const folder = several ? `${dir}/${strategy}` : dir;
    const path = `${folder}/${pair.replaceAll(/[/:]/g, "_")}.csv`;
    try {
      await Deno.mkdir(folder, { recursive: true });
      await Deno.writeTextFile(path, csv);
    } catch (error) {
      throw new RunError(`${path} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
