import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { EngineHost } from "../../engine/host/engine_host.ts";
import type { EngineSettings } from "../../engine/wire/engine_settings.ts";
import type { ConsumerEvent } from "../../events.ts";
import type { Signal } from "../../signal.ts";
import { logEvent } from "../../log/log_event.ts";
import { formatDuration } from "../../text/duration.ts";
import { systemClock } from "../../time/clock.ts";
import { toEngineSetup } from "../../app/engine_setup.ts";
import type { RunConfig } from "../../app/run_config.ts";
import { startEngine } from "../../app/start_engine.ts";

/** Something that a strategy did wrong, or should be told. */
export interface Complaint {
  readonly pairs: readonly string[];
  readonly problem: string;
  /** `file:line:column` where it is known. */
  readonly where: string | null;
}

/** What came of running a strategy once on each pair. */
export interface Trial {
  readonly strategy: string;
  readonly evaluations: number;
  /** Milliseconds that they took together. */
  readonly ms: number;
  /** Of the last candles. */
  readonly signals: readonly Signal[];
  readonly failures: readonly Complaint[];
  readonly warnings: readonly Complaint[];
}

/**
 * Loads the strategies into an engine of their own, gives it these messages, and runs each strategy once on each pair.
 *
 * @returns null when it was stopped
 * @throws {StrategyLoadError} a strategy can't be used
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
    await host.replay(messages.map((message, i) => i < messages.length - 1 ? { ...message, quiet: true } : message));
    const tallies = await host.tallies();
    if (stop.aborted) return null;
    return names.map((strategy) => {
      const { evaluations, ms } = tallies.find((tally) => tally.strategy === strategy) ?? { evaluations: 0, ms: 0 };
      const signals = events.flatMap((event) => event.type === "signal" ? [event.signal] : []);
      return {
        strategy,
        evaluations,
        ms,
        signals: signals.filter((signal) => signal.strategy === strategy),
        failures: together(events.flatMap((event) => failureOf(event, strategy))),
        warnings: together(
          events.flatMap((event) =>
            event.type === "strategy_warned" && event.strategy === strategy
              ? [complaint(event.pair, event.problem)]
              : []
          ),
        ),
      };
    });
  } finally {
    host.stop();
  }
}

function failureOf(event: ConsumerEvent, strategy: string): readonly Complaint[] {
  if (event.type === "strategy_failed" && event.strategy === strategy) {
    return [complaint(event.pair, event.problem, event.where)];
  }
  if (event.type !== "strategy_stuck" || event.strategy !== strategy) return [];
  const limit = formatDuration(event.limitMs);
  return [
    complaint(event.pair, `did not return within ${limit} (consumer.strategy_timeout): is there an endless loop?`),
  ];
}

function complaint(pair: string | null, problem: string, where: string | null = null): Complaint {
  return { pairs: pair === null || pair === "" ? [] : [pair], problem, where };
}

/** The same complaint of several pairs as one. */
function together(complaints: readonly Complaint[]): readonly Complaint[] {
  const found = new Map<string, Complaint>();
  for (const one of complaints) {
    const id = `${one.problem}\u0000${one.where}`;
    found.set(id, { ...one, pairs: [...new Set([...found.get(id)?.pairs ?? [], ...one.pairs])] });
  }
  return [...found.values()];
}
