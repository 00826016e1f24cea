import type { DeliveryEvent } from "../events.ts";
import type { Signal } from "../signal.ts";
import { atMost } from "../time/at_most.ts";
import type { Clock } from "../time/clock.ts";
import { expiresAt } from "./expiry.ts";
import type { Delivery } from "./journal/delivery_record.ts";
import type { OutboxJournal } from "./journal/outbox_journal.ts";
import { OpenRoute } from "./open_route.ts";
import type { Route } from "./route.ts";
import { SignalGate } from "./signal_gate.ts";
import { MAX_PENDING, SinkQueue } from "./sink_queue.ts";
import type { Sink } from "./sinks/sink.ts";

/** How often the journal is asked whether another process has changed it (`consumer signals resend`). */
const LOOK_EVERY_MS = 1_000;

/** What the journal says of a signal that waited for a sink whose filter was changed. */
const FILTERED_OUT = "the sink's filter leaves it out by now";

/** What an outbox needs, and whom it tells. */
export interface OutboxOptions {
  readonly journal: OutboxJournal;
  readonly clock: Clock;
  readonly random: () => number;
  readonly redact: (text: string) => string;
  onEvent(event: DeliveryEvent): void;
}

/**
 * Signals on their way to the sinks: each is written down once, then sent to every sink that wants it, each at its own
 * pace. What an earlier run has left is sent too.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #gate = new SignalGate();
  readonly #closing = new AbortController();
  #routes: readonly OpenRoute[] = [];
  /** The change of the routes that was begun last. */
  #changing: Promise<void> = Promise.resolve();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Opens the routes, beginning with what the journal holds for them, and looks for signals that are asked for again. */
  start(routes: readonly Route[]): void {
    this.#routes = routes.map((route) => new OpenRoute(route));
    this.#openAll();
    this.#look().catch((error) => {
      if (!this.#closing.signal.aborted) throw error;
    });
  }

  /**
   * Puts other routes in the place of those open; one that is the same goes on, the new one is not used. A change waits
   * for the end of the one before it. What the routes that are closed have not sent the journal keeps, be it in memory.
   */
  change(routes: readonly Route[]): Promise<void> {
    const changed = this.#changing.then(() => this.#change(routes));
    this.#changing = changed.catch(() => {}); // it is for who has asked for it
    return changed;
  }

  /** Takes a signal; false: it was found before. */
  take(signal: Signal): boolean {
    if (!this.#gate.admit(signal)) return false;
    const { journal, clock } = this.#options;
    const routes = this.#routes.filter(({ wants }) => wants(signal));
    if (!journal.record(signal, routes.map(({ route }) => route.sink.name), clock.now())) return false;
    for (const route of routes) route.put({ signal, attempts: 0, note: null, result: null, resent: false });
    return true;
  }

  /** How many deliveries are under way, or could be at once. */
  get sending(): number {
    return this.#routes.reduce((sum, { sending }) => sum + sending, 0);
  }

  /** Waits until everything is sent that can be, or `limitMs` has passed. */
  async flush(limitMs: number): Promise<void> {
    await Promise.all(this.#routes.map((route) => {
      const { flushMs } = route.route;
      return atMost(Math.min(limitMs, flushMs ?? limitMs), route.flush(), this.#options.clock);
    }));
  }

  /** Ends all sending. @param kept whether the journal keeps what was not sent */
  async close(kept: boolean): Promise<void> {
    this.#closing.abort();
    await this.#changing;
    await this.#end(this.#routes, kept);
  }

  async #change(routes: readonly Route[]): Promise<void> {
    const before = this.#closing.signal.aborted ? [] : this.#routes;
    const open = new Map(before.map((route) => [route.route.identity, route]));
    const next = routes.map((route) => open.get(route.identity) ?? new OpenRoute(route));
    const inVain = routes.filter(({ identity }) => open.has(identity));
    // from here on signals are for the new routes; a sink that is changed must have ended before the new one takes up
    // what it leaves
    if (!this.#closing.signal.aborted) this.#routes = next;
    await this.#end(before.filter((route) => !next.includes(route)), true);
    await Promise.all(inVain.map(({ sink }) => sink[Symbol.asyncDispose]()));
    if (!this.#closing.signal.aborted) this.#openAll();
  }

  async #end(routes: readonly OpenRoute[], kept: boolean): Promise<void> {
    await Promise.all(routes.map((route) => route.close()));
    for (const { route, size } of routes) {
      if (size > 0) this.#options.onEvent({ type: "deliveries_left", sink: route.sink.name, count: size, kept });
    }
  }

  /** Begins to send to those routes that wait for it, first what the journal holds for them. */
  #openAll(): void {
    for (const route of this.#routes) {
      if (route.isOpen) continue;
      const { sink, maxAttempts, expiry } = route.route;
      const queue = new SinkQueue({
        ...this.#options,
        sink,
        maxAttempts,
        expiresAt: (signal) => expiresAt(signal, expiry),
      });
      this.#tellResumed(sink, route.open(queue, this.#pending(route)));
    }
  }

  /** Takes up what the journal holds for a sink and its queue does not. */
  #resume(route: OpenRoute): void {
    if (!route.isOpen) return;
    const before = route.size;
    for (const delivery of this.#pending(route)) route.put(delivery);
    this.#tellResumed(route.route.sink, route.size - before);
  }

  /** What the journal holds for a sink; what its filter leaves out by now is not sent any more. */
  #pending({ route: { sink }, wants }: OpenRoute): readonly Delivery[] {
    const { journal, clock } = this.#options;
    return journal.pending(sink.name, MAX_PENDING).filter(({ signal, resent }) => {
      const isWanted = resent || wants(signal);
      if (!isWanted) journal.change(signal.id, sink.name, { state: "skipped", result: FILTERED_OUT }, clock.now());
      return isWanted;
    });
  }

  #tellResumed(sink: Sink, count: number): void {
    if (count > 0) this.#options.onEvent({ type: "deliveries_resumed", sink: sink.name, count });
  }

  async #look(): Promise<void> {
    const { clock, journal } = this.#options;
    for (;;) {
      await clock.sleep(LOOK_EVERY_MS, this.#closing.signal);
      if (journal.changedElsewhere()) { for (const route of this.#routes) this.#resume(route); }
    }
  }
}
