import { getLogger } from "@logtape/logtape";
import { toEngineSetup } from "../../app/engine_setup.ts";
import type { RunConfig } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { startEngine } from "../../app/start_engine.ts";
import { SignalGate } from "../../delivery/signal_gate.ts";
import { SignalWriter } from "../../delivery/sinks/stdout/signal_writer.ts";
import { EngineHost } from "../../engine/host/engine_host.ts";
import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import type { ConsumerEvent } from "../../events.ts";
import { escapeBraces } from "../../log/escape_braces.ts";
import { logEvent } from "../../log/log_event.ts";
import { isStderrTerminal } from "../../terminal/is_terminal.ts";
import { type ProgressBar, writerAbove } from "../../terminal/progress.ts";
import { systemClock } from "../../time/clock.ts";
import { makeFramesFolder, writeFrames } from "./frames_folder.ts";
import { combinePairLists, describeUnmatchedPatterns } from "./pair_patterns.ts";
import { openPreview } from "./preview_signals.ts";
import { ProducerFilter } from "./producer_filter.ts";
import { readMessages } from "./recorded_messages.ts";
import { ReplaySummary } from "./replay_summary.ts";

/**
 * Replays recordings from the first message to the last, or until `stop` is aborted.
 *
 * @throws {StrategyLoadError} a strategy can't be loaded
 * @throws {RunError} a file can't be read or written, or a strategy did not return
 * @throws {RecordingError} a line does not belong in a recording
 * @throws {OutputError} stdout can't be written
 */
export async function runReplay(
  runConfig: RunConfig,
  options: ReplayOptions,
  progress: ProgressBar,
  stop: AbortSignal,
): Promise<void> {
  const { recordings, frames, from, to } = options;
  const title = recordings.join(", ");
  if (frames !== null) await makeFramesFolder(frames);
  const logger = getLogger(["consumer", "replay"]);
  const warn = (text: string): void => logger.warn(escapeBraces(text));
  const names = runConfig.config.external_message_consumer.producers.map((producer) => producer.name);
  const filter = new ProducerFilter({ recording: title, names, warn });
  const failed = new AbortController();
  const { output, color } = runConfig;
  const writer = new SignalWriter({ output, color, onError: (error) => failed.abort(error) });
  await using preview = options.dryRun ? await openPreview(runConfig.config, writer) : null;
  const summary = new ReplaySummary();
  const pairs = new Set<string>();
  const gate = new SignalGate();
  const host = createHost(runConfig, options, (event) => {
    // a replay can request nothing, and recorded whitelists are not news
    if (event.type !== "candles_requested" && event.type !== "whitelist_received") logEvent(event);
    if (event.type === "frame_updated") pairs.add(event.key.pair);
    if (event.type === "signal") {
      if (!gate.admit(event.signal)) return;
      progress.clear();
      (preview ?? writer).write(event.signal);
    }
    if (event.type === "strategy_stuck") failed.abort(new RunError(`${ABORTED}: a strategy did not return`));
    summary.add(event);
  });
  try {
    const strategies = await startEngine(host, stop) ?? [];
    const messages = readMessages({ recordings, from, to, warn, onBytes: (count) => progress.advance(count) });
    let replayed = 0;
    for await (const chunk of readChunks(messages, filter)) {
      const isDone = await host.replay(chunk);
      // a slow reader of stdout slows the replay down
      await writer.flushed(stop);
      failed.signal.throwIfAborted();
      if (stop.aborted) return await writer.end();
      if (!isDone) throw new RunError(`${ABORTED}: a strategy ended the engine`);
      progress.draw(replayed += chunk.length, summary.signals);
    }
    progress.clear();
    filter.finish();
    if (replayed > 0 && pairs.size === 0) {
      warn(`${title} has no whole dataframe, only single rows: nothing could be evaluated`);
    }
    describeUnmatchedPatterns(options.pair, [...pairs]).forEach(warn);
    if (frames !== null) await writeFrames(frames, await host.frames());
    if (options.summary || isStderrTerminal()) {
      writerAbove(progress)(summary.format(await host.tallies(), strategies, color && isStderrTerminal()));
    }
  } finally {
    progress.clear();
    host.stop();
  }
}

const ABORTED = "the replay was aborted";

/** What to replay, and how. */
export interface ReplayOptions {
  readonly recordings: readonly string[];
  /** The folder for dataframes. Null: write none. */
  readonly frames: string | null;
  /** Patterns of the pairs to evaluate. Empty: every pair. */
  readonly pair: readonly string[];
  /** Epoch milliseconds. Earlier messages only fill the store. */
  readonly from: number | null;
  /** Epoch milliseconds. Messages from then on are skipped. */
  readonly to: number | null;
  readonly summary: boolean;
  /** True: write what each sink would receive, instead of the signals. */
  readonly dryRun: boolean;
}

/** Messages that the engine gets at a time. It still evaluates after each one. */
const CHUNK_SIZE = 64;

function createHost(
  runConfig: RunConfig,
  { pair, frames }: ReplayOptions,
  onEvent: (event: ConsumerEvent) => void,
): EngineHost {
  const setup = toEngineSetup(runConfig);
  const pairWhitelist = combinePairLists(setup.settings.pairWhitelist, pair);
  return new EngineHost({
    ...setup,
    settings: { ...setup.settings, replaying: true, pairWhitelist },
    keepFrames: frames !== null,
    clock: systemClock,
    onEvent,
  });
}

async function* readChunks(
  messages: AsyncIterable<ReceivedMessage>,
  filter: ProducerFilter,
): AsyncGenerator<readonly ReceivedMessage[]> {
  let chunk: ReceivedMessage[] = [];
  for await (const message of messages) {
    if (!filter.accepts(message)) continue;
    chunk.push(message);
    if (chunk.length < CHUNK_SIZE) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
