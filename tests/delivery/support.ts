import { expiresAt } from "../../src/delivery/expiry.ts";
import { MAX_PENDING } from "../../src/delivery/pending_limit.ts";
import { SinkQueue } from "../../src/delivery/sink_queue.ts";
import type { DeliveryEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";
import type { FakeSink } from "../support/fake_sink.ts";
import { ModelJournal } from "../support/model_journal.ts";
import { makeSignal } from "../support/signal.ts";

export const MINUTE_MS = 60_000;
/** When the clock of these tests starts. */
export const START = Date.UTC(2026, 10, 23, 8, 0);

let made = 0;

/** A signal with an id of its own, of a candle that has just closed at {@linkcode START}. */
export function signalOf(pair: string, changes: Partial<Signal> = {}): Signal {
  made++;
  return makeSignal({
    id: `${pair.split("/")[0]}-${made}`,
    pair,
    time: new Date(START + made).toISOString(),
    timeframe: "5m",
    candle: "2026-11-23T07:55:00Z",
    analyzed_at: "2026-11-23T08:00:00Z",
    ...changes,
  });
}

/** Options of {@linkcode QueueProbe}. */
interface ProbeOptions {
  readonly maxAttempts?: number;
  readonly maxSignalAge?: number;
  readonly maxPending?: number;
}

/** A queue, its dependencies and its events. */
export class QueueProbe {
  readonly clock = new FakeClock(START);
  readonly journal = new ModelJournal();
  readonly events: DeliveryEvent[] = [];
  readonly queue: SinkQueue;
  /** The jitter. 0.5 means no jitter. */
  random = 0.5;
  readonly #sink: FakeSink;

  constructor(sink: FakeSink, options: ProbeOptions = {}) {
    const { maxAttempts = 1000, maxSignalAge = 1_000_000, maxPending = MAX_PENDING } = options;
    this.#sink = sink;
    this.queue = new SinkQueue({
      sink,
      maxAttempts,
      maxPending: () => maxPending,
      expiresAt: (signal) => expiresAt(signal, { maxSignalAge, outdatedOffset: 0 }),
      journal: this.journal,
      clock: this.clock,
      random: () => this.random,
      redact: (text) => text.replaceAll("sercet", "***"),
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Records signals and puts them into the queue. */
  async put(...signals: readonly Signal[]): Promise<void> {
    for (const signal of signals) {
      this.journal.record(signal, [this.#sink.name], this.clock.now());
      this.queue.put(this.journal.of(signal.id, this.#sink.name));
    }
    await settle();
  }

  /** The state of each signal in the journal. */
  states(...signals: readonly Signal[]): readonly string[] {
    return signals.map(({ id }) => this.journal.of(id, this.#sink.name).state);
  }

  of<T extends DeliveryEvent["type"]>(type: T): readonly Extract<DeliveryEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<DeliveryEvent, { type: T }> => event.type === type);
  }
}
