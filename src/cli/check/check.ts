import { writeStdout } from "../../terminal/stdout.ts";
import { compilePairFilter } from "../../config/pairs.ts";
import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { WebSocketTransport } from "../../producer/web_socket_transport.ts";
import { systemClock } from "../../time/clock.ts";
import type { CommonOptions } from "../../app/options.ts";

import { askFrames } from "../dial/ask_frames.ts";
import { checkSinks, sinkLines } from "./check_sinks.ts";
import { checkTable } from "./check_table.ts";
import { demoMessages } from "./demo_messages.ts";
import { describeFilterMistakes } from "../../app/filter_mistakes.ts";
import { toEngineSettings } from "../../app/engine_setup.ts";
import { DISABLED_MESSAGE, prepareRun, type RunConfig } from "../../app/run_config.ts";
import { logConfigWarnings } from "../../app/start_log.ts";
import { type ProbedProducer, probeProducer } from "../dial/probe_producer.ts";
import { RunError } from "../../app/run_error.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { type StrategyTrials, trialReport, verdictOf } from "./trial_report.ts";
import { type Trial, tryStrategies } from "./try_strategies.ts";
import { EXIT_CODE } from "../../app/exit_code.ts";

/** Columns where no terminal says how many there are. */
const USUAL_WIDTH = 120;
/** Pairs of each producer whose whole dataframes are asked for. */
const PAIRS_TRIED = 3;

/**
 * `consumer check`: loads the strategies, dials every producer once, runs the strategies on the demo's frames and on the
 * producers', asks every sink whether it would take signals, and prints what came of it. 2 when a strategy fails, 1 when a
 * producer or a sink can't be used.
 */
export async function check(options: CommonOptions): Promise<number> {
  const runConfig = await prepareRun(options);
  const section = runConfig.config.external_message_consumer;
  if (!section.enabled) {
    writeStderr(DISABLED_MESSAGE);
    return 0;
  }
  const stop = listenForStop();
  try {
    const demo = notStopped(await tryOnDemo(runConfig, stop.signal));
    const deps = { transport: new WebSocketTransport(), clock: systemClock, random: Math.random };
    const probed = await Promise.all(section.producers.map((p) => probeProducer(p, section, deps, stop.signal)));
    notStopped(stop.signal.aborted ? null : probed);
    const { files } = runConfig.config;
    const strategies = demo.map(({ strategy }) => strategy);
    logConfigWarnings(describeFilterMistakes(runConfig.config.consumer.sinks, strategies));
    writeStdout(checkTable({ files, strategies, producers: probed }, page(runConfig)));
    const sinks = await checkSinks(runConfig.config, stop.signal);
    notStopped(stop.signal.aborted ? null : sinks);
    writeStdout(sinkLines(sinks, page(runConfig).width));
    const isReached = probed.every(({ failure }) => failure === null) && sinks.every(({ ok }) => ok);
    if (strategies.length === 0) return isReached ? EXIT_CODE.success : EXIT_CODE.failure;

    const real = notStopped(await tryOnProducers(runConfig, probed, stop.signal));
    const trials = demo.map((trial, i): StrategyTrials => ({ demo: trial, real: real[i] ?? null }));
    writeStdout(trialReport(trials, page(runConfig)));
    if (trials.some((trial) => verdictOf(trial) === "failed")) return EXIT_CODE.invalidInput;
    return isReached ? EXIT_CODE.success : EXIT_CODE.failure;
  } finally {
    stop[Symbol.dispose]();
  }
}

function notStopped<T>(found: T | null): T {
  if (found === null) throw new RunError("check was stopped before all had answered");
  return found;
}

/** What the table is written on: a terminal of some width, or a file. */
function page({ color }: RunConfig): { readonly color: boolean; readonly width: number } {
  if (!Deno.stdout.isTerminal()) return { color: false, width: USUAL_WIDTH };
  // some terminals say that they are 0 wide
  return { color, width: Deno.consoleSize().columns || USUAL_WIDTH };
}

/** @throws {StrategyLoadError} one of them can't be used */
async function tryOnDemo(runConfig: RunConfig, stop: AbortSignal): Promise<readonly Trial[] | null> {
  if (runConfig.strategies.length === 0) return [];
  const settings = toEngineSettings(runConfig.config);
  const messages = demoMessages({
    producers: settings.producers,
    timeframe: settings.timeframe,
    candleType: settings.candleType,
    isFutures: settings.tradingMode === "futures",
    now: systemClock.now(),
  });
  // the config's pairs are those of the producers
  return await tryStrategies(runConfig, { ...settings, pairWhitelist: [], pairBlacklist: [] }, messages, stop);
}

/** Empty when no producer has sent a frame. */
async function tryOnProducers(
  runConfig: RunConfig,
  probed: readonly ProbedProducer[],
  stop: AbortSignal,
): Promise<readonly Trial[] | null> {
  const section = runConfig.config.external_message_consumer;
  const follows = compilePairFilter(runConfig.config.exchange);
  const deps = { transport: new WebSocketTransport(), clock: systemClock, random: Math.random };
  const wanted = {
    rows: section.initial_candle_limit,
    choose: (pairs: readonly string[]): readonly string[] => pairs.filter(follows).slice(0, PAIRS_TRIED),
  };
  const reached = section.producers.filter((_, i) => probed[i]?.dataframe !== null);
  const asked = await Promise.all(reached.map(async (producer): Promise<readonly ReceivedMessage[]> => {
    const { pairs, frames } = await askFrames(producer, wanted, section, deps, stop);
    if (frames.length === 0) return [];
    const texts = [JSON.stringify({ type: "whitelist", data: pairs }), ...frames.map(({ text }) => text)];
    return texts.map((text) => ({ producer: producer.name, text, receivedAt: systemClock.now() }));
  }));
  if (stop.aborted) return null;
  const messages = asked.flat();
  return messages.length === 0
    ? []
    : await tryStrategies(runConfig, toEngineSettings(runConfig.config), messages, stop);
}
