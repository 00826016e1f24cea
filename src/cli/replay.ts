import { getLogger } from "@logtape/logtape";
import { SignalGate } from "../delivery/signal_gate.ts";
import { SignalWriter } from "../delivery/signal_writer.ts";
import { EngineHost } from "../engine/host.ts";
import { spawnWorker } from "../engine/spawn_worker.ts";
import type { ConsumerEvent } from "../events.ts";
import { logEvent } from "../log/events.ts";
import { writeStderr } from "../log/stderr.ts";
import { readRecording, type RecordedMessage } from "../recording/recording.ts";
import { systemClock } from "../time/clock.ts";
import type { CommonOptions } from "./args.ts";
import { makeFramesFolder, writeFrames } from "./frames_folder.ts";
import { openRecording } from "./open_recording.ts";
import { DISABLED, engineSettings, prepare, type Prepared, requireStrategy } from "./prepare.ts";
import { ProducerFilter } from "./producer_filter.ts";
import { RunError } from "./run_error.ts";
import { startEngine } from "./start_engine.ts";
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
  const messages = readRecording(await openRecording(recording), recording);
  if (framesDir !== null) await makeFramesFolder(framesDir);
  const filter = producerFilter(prepared, recording);
  const stop = stopOnSignals();
  const failed = new AbortController();
  const { output, color } = prepared;
  const writer = new SignalWriter({ output, color, onError: (error) => failed.abort(error) });
  const host = makeHost(prepared, writer, framesDir !== null);
  try {
    await startEngine(host, stop.signal);
    for await (const chunk of chunks(messages, filter)) {
      const done = await host.replay(chunk);
      // a slow reader slows the replay down
      await writer.flushed(stop.signal);
      failed.signal.throwIfAborted();
      if (stop.signal.aborted) {
        await writer.end();
        return 0;
      }
      if (!done) throw new RunError("the replay was broken off: a strategy did not return, or ended the engine");
    }
    filter.finish();
    if (framesDir !== null) await writeFrames(framesDir, await host.frames());
    return 0;
  } finally {
    host.stop();
    stop.dispose();
  }
}

function makeHost({ config, strategies }: Prepared, writer: SignalWriter, keepFrames: boolean): EngineHost {
  const gate = new SignalGate();
  const onEvent = (event: ConsumerEvent): void => {
    // nobody is there to be asked
    if (event.type !== "candles_requested") logEvent(event);
    if (event.type === "signal" && gate.admit(event.signal)) writer.write(event.signal);
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

function producerFilter({ config }: Prepared, recording: string): ProducerFilter {
  const logger = getLogger(["consumer", "replay"]);
  const names = config.external_message_consumer.producers.map(({ name }) => name);
  // braces would be read as places to fill in
  return new ProducerFilter({ recording, names, warn: (text) => logger.warn(text.replaceAll(/[{}]/g, "$&$&")) });
}

async function* chunks(
  messages: AsyncIterable<RecordedMessage>,
  filter: ProducerFilter,
): AsyncGenerator<readonly RecordedMessage[]> {
  let chunk: RecordedMessage[] = [];
  for await (const message of messages) {
    if (!filter.passes(message)) continue;
    chunk.push(message);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
