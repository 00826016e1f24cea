import { getLogger } from "@logtape/logtape";
import { SignalGate } from "../../delivery/signal_gate.ts";
import { SignalWriter } from "../../delivery/sinks/stdout/signal_writer.ts";
import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { EngineHost } from "../../engine/host/engine_host.ts";
import type { ConsumerEvent } from "../../events.ts";
import { logEvent } from "../../log/log_event.ts";
import { escapeBraces } from "../../log/escape_braces.ts";
import { systemClock } from "../../time/clock.ts";
import type { ReplayOptions } from "../args.ts";
import { makeFramesFolder, writeFrames } from "./frames_folder.ts";
import { onlyPairs, unmatchedPatterns } from "./only_pairs.ts";
import { previewSignals } from "./preview_signals.ts";
import { toEngineSetup } from "../../app/engine_setup.ts";
import type { RunConfig } from "../../app/run_config.ts";
import { ProducerFilter } from "./producer_filter.ts";
import { recordedMessages } from "./recorded_messages.ts";
import { above, type ReplayProgress } from "../../terminal/progress.ts";
import { ReplaySummary } from "./replay_summary.ts";
import { RunError } from "../../app/run_error.ts";
import { startEngine } from "../../app/start_engine.ts";

/** Messages handed to the engine at a time; each is evaluated for itself. */
const CHUNK = 64;

/**
 * One replay, from its first message to its last or until `stop` is aborted.
 *
 * @throws {StrategyLoadError} a strategy can't be used
 * @throws {RunError} a file can't be read or written, or a strategy did not return
 * @throws {RecordingError} a line is none of a recording
 * @throws {OutputError} stdout can't be written
 */
export async function runReplay(
  runConfig: RunConfig,
  options: ReplayOptions,
  progress: ReplayProgress,
  stop: AbortSignal,
): Promise<void> {
  const { recordings, frames, from, to } = options;
  const name = recordings.join(", ");
  if (frames !== null) await makeFramesFolder(frames);
  const logger = getLogger(["consumer", "replay"]);
  // braces would be read as places to fill in
  const warn = (text: string): void => logger.warn(escapeBraces(text));
  const names = runConfig.config.external_message_consumer.producers.map((producer) => producer.name);
  const filter = new ProducerFilter({ recording: name, names, warn });
  const failed = new AbortController();
  const { output, color } = runConfig;
  const writer = new SignalWriter({ output, color, onError: (error) => failed.abort(error) });
  await using previews = options.dryRun ? await previewSignals(runConfig.config, writer) : null;
  const summary = new ReplaySummary();
  const pairs = new Set<string>();
  const gate = new SignalGate();
  const host = makeHost(runConfig, options, (event) => {
    // nobody is there to be asked, and of a recording its whitelists are no news
    if (event.type !== "candles_requested" && event.type !== "whitelist_received") logEvent(event);
    if (event.type === "frame_updated") pairs.add(event.key.pair);
    if (event.type === "signal") {
      if (!gate.admit(event.signal)) return;
      progress.clear();
      (previews ?? writer).write(event.signal);
    }
    summary.add(event);
  });
  try {
    const strategies = await startEngine(host, stop) ?? [];
    const messages = recordedMessages({ recordings, from, to, warn, onBytes: (count) => progress.advance(count) });
    let replayed = 0;
    for await (const chunk of chunks(messages, filter)) {
      const done = await host.replay(chunk);
      // a slow reader slows the replay down
      await writer.flushed(stop);
      failed.signal.throwIfAborted();
      if (stop.aborted) return await writer.end();
      if (!done) throw new RunError("the replay was broken off: a strategy did not return, or ended the engine");
      progress.draw(replayed += chunk.length, summary.signals);
    }
    progress.clear();
    filter.finish();
    if (replayed > 0 && pairs.size === 0) {
      warn(`${name} holds no whole dataframe, only single rows: nothing could be evaluated`);
    }
    unmatchedPatterns(options.pairs, [...pairs]).forEach(warn);
    if (frames !== null) await writeFrames(frames, await host.frames());
    if (options.summary || Deno.stderr.isTerminal()) {
      const painted = color && Deno.stderr.isTerminal();
      above(progress)(summary.text(await host.tallies(), strategies, painted));
    }
  } finally {
    progress.clear();
    host.stop();
  }
}

function makeHost(
  runConfig: RunConfig,
  { pairs, frames }: ReplayOptions,
  onEvent: (event: ConsumerEvent) => void,
): EngineHost {
  const setup = toEngineSetup(runConfig);
  const pairWhitelist = onlyPairs(setup.settings.pairWhitelist, pairs);
  return new EngineHost({
    ...setup,
    settings: { ...setup.settings, replaying: true, pairWhitelist },
    keepFrames: frames !== null,
    clock: systemClock,
    onEvent,
  });
}

async function* chunks(
  messages: AsyncIterable<ReceivedMessage>,
  filter: ProducerFilter,
): AsyncGenerator<readonly ReceivedMessage[]> {
  let chunk: ReceivedMessage[] = [];
  for await (const message of messages) {
    if (!filter.passes(message)) continue;
    chunk.push(message);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
