import { toEngineSetup } from "../../app/engine_setup.ts";
import type { RunConfig } from "../../app/run_config.ts";
import { startEngine } from "../../app/start_engine.ts";
import { EngineHost } from "../../engine/host/engine_host.ts";
import type { EngineSettings } from "../../engine/wire/engine_settings.ts";
import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import type { ConsumerEvent } from "../../events.ts";
import { logEvent } from "../../log/log_event.ts";
import type { Signal } from "../../signal.ts";
import { formatDuration } from "../../text/duration.ts";
import { keyOf } from "../../text/key_of.ts";
import { systemClock } from "../../time/clock.ts";

/**
 * Loads the strategies into an engine of their own, feeds it these messages, and runs each strategy once on each pair.
 *
 * @returns null when the program was stopped
 * @throws {StrategyLoadError} a strategy can't be loaded
 */
export async function tryStrategies(
  runConfig: RunConfig,
  settings: EngineSettings,
  messages: readonly ReceivedMessage[],
  stop: AbortSignal,
): Promise<readonly Trial[] | null> {
  const events: ConsumerEvent[] = [];
  const host = new EngineHost({
    ...toEngineSetup(runConfig),
    settings,
    clock: systemClock,
    onEvent: (event) => {
      events.push(event);
      if (event.type === "strategy_printed") logEvent(event);
    },
  });
  try {
    const names = await startEngine(host, stop);
    if (names === null) return null;
    // only the last message starts an evaluation, when every dataframe has arrived
    await host.replay(messages.map((message, i) => i < messages.length - 1 ? { ...message, quiet: true } : message));
    const last = messages.at(-1);
    // the engine explains why a strategy is idle once the producers had time to send everything
    if (last !== undefined) {
      await host.replay([{ ...last, receivedAt: last.receivedAt + IDLE_AFTER_MS, quiet: true }]);
    }
    const tallies = await host.tallies();
    if (stop.aborted) return null;
    return names.map((strategy) => {
      const { evaluations, ms } = tallies.find((tally) => tally.strategy === strategy) ?? { evaluations: 0, ms: 0 };
      return { strategy, evaluations, ms, ...collectResults(events, strategy) };
    });
  } finally {
    host.stop();
  }
}

/** More than the ten seconds of the engine, in milliseconds. */
const IDLE_AFTER_MS = 10_001;

/** The result of running a strategy once on each pair. */
export interface Trial {
  readonly strategy: string;
  readonly evaluations: number;
  /** The duration of all evaluations together. */
  readonly ms: number;
  /** Signals on the last candles. */
  readonly signals: readonly Signal[];
  readonly failures: readonly Complaint[];
  readonly warnings: readonly Complaint[];
  /** Fields of the strategy that have no effect. */
  readonly notes: readonly string[];
}

/** A failure or a warning of a strategy, with every pair on which it occurred. */
export interface Complaint {
  readonly pairs: readonly string[];
  readonly problem: string;
  /** `file:line:column` where it is known. */
  readonly where: string | null;
}

function collectResults(
  events: readonly ConsumerEvent[],
  strategy: string,
): Pick<Trial, "signals" | "failures" | "warnings" | "notes"> {
  const signals = events.flatMap((event) => event.type === "signal" ? [event.signal] : []);
  return {
    signals: signals.filter((signal) => signal.strategy === strategy),
    failures: mergePairs(events.flatMap((event) => toFailures(event, strategy))),
    warnings: mergePairs(
      events.flatMap((event) =>
        event.type === "strategy_warned" && !event.isMistake && event.strategy === strategy
          ? [toComplaint(event.pair, event.problem)]
          : []
      ),
    ),
    notes: events.flatMap((event) =>
      event.type === "strategy_noted" && event.strategy === strategy ? [event.note] : []
    ),
  };
}

function toFailures(event: ConsumerEvent, strategy: string): readonly Complaint[] {
  if (event.type === "strategy_failed" && event.strategy === strategy) {
    return [toComplaint(event.pair, event.problem, event.where)];
  }
  if (event.type === "strategy_warned" && event.isMistake && event.strategy === strategy) {
    return [toComplaint(event.pair, event.problem)];
  }
  if (event.type !== "strategy_stuck" || event.strategy !== strategy) return [];
  const limit = formatDuration(event.limitMs);
  return [
    toComplaint(event.pair, `did not return within ${limit} (consumer.strategy_timeout): is there an endless loop?`),
  ];
}

function toComplaint(pair: string | null, problem: string, where: string | null = null): Complaint {
  return { pairs: pair === null || pair === "" ? [] : [pair], problem, where };
}

/** Merges complaints that differ only in their pairs. */
function mergePairs(complaints: readonly Complaint[]): readonly Complaint[] {
  const merged = new Map<string, Complaint>();
  for (const complaint of complaints) {
    const key = keyOf(complaint.problem, complaint.where ?? "");
    const pairs = new Set([...merged.get(key)?.pairs ?? [], ...complaint.pairs]);
    merged.set(key, { ...complaint, pairs: [...pairs] });
  }
  return [...merged.values()];
}
