import { Outbox } from "../../src/delivery/outbox.ts";
import type { Route } from "../../src/delivery/route.ts";
import type { SignalFilter } from "../../src/delivery/signal_filter.ts";
import type { Sink } from "../../src/delivery/sinks/sink.ts";
import type { OutboxJournal } from "../../src/delivery/journal/outbox_journal.ts";
import type { DeliveryEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";
import { ModelJournal } from "../support/model_journal.ts";
import { START } from "./support.ts";

const EVERYTHING: SignalFilter = { strategies: [], pairs: [], actions: [], sides: [], tags: [] };

/** Makes a route to a sink, with the options of a test. */
export function routeTo(sink: Sink, changes: Partial<Route> = {}): Route {
  return {
    sink,
    filter: EVERYTHING,
    maxAttempts: 20,
    expiry: { maxSignalAge: 1_000_000, outdatedOffset: 0 },
    identity: sink.name,
    flushMs: null,
    ...changes,
  };
}

/** An outbox that is not started, its dependencies and its events. */
export class OutboxProbe<J extends OutboxJournal = ModelJournal> {
  readonly clock: FakeClock;
  readonly journal: J;
  readonly events: DeliveryEvent[] = [];
  readonly outbox: Outbox;

  constructor(journal: J, now = START) {
    this.clock = new FakeClock(now);
    this.journal = journal;
    this.outbox = new Outbox({
      journal,
      clock: this.clock,
      random: () => 0.5,
      redact: (text) => text,
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Takes signals, and returns which of them were new. */
  async take(...signals: readonly Signal[]): Promise<readonly boolean[]> {
    const taken = signals.map((signal) => this.outbox.take(signal));
    await settle();
    return taken;
  }

  of<T extends DeliveryEvent["type"]>(type: T): readonly Extract<DeliveryEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<DeliveryEvent, { type: T }> => event.type === type);
  }
}

/** A probe with a model of a journal, started with these routes. */
export function started(...routes: readonly Route[]): OutboxProbe {
  const probe = new OutboxProbe(new ModelJournal());
  probe.outbox.start(routes);
  return probe;
}
