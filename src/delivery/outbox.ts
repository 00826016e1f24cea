import type { DeliveryEvent } from "../events.ts";
import type { Signal } from "../signal.ts";
import { atMost } from "../time/at_most.ts";
import type { Clock } from "../time/clock.ts";
import { expiresAt } from "./expiry.ts";
import type { Delivery } from "./journal/delivery_record.ts";
import type { OutboxJournal } from "./journal/outbox_journal.ts";
import { OpenRoute } from "./open_route.ts";
import { maxPendingOf } from "./pending_limit.ts";
import type { Route } from "./route.ts";
import { SignalGate } from "./signal_gate.ts";
import { SinkQueue } from "./sink_queue.ts";
import type { Sink } from "./sinks/sink.ts";

/**
 * The delivery of signals to the sinks.
 *
 * It records each signal in the journal once, and queues it for every sink whose filter matches. Each sink works at its own
 * pace. Pending signals of an earlier run are resumed.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #gate = new SignalGate();
  readonly #closing = new AbortController();
  #routes: readonly OpenRoute[] = [];
  /** The last change of the routes. */
  #changing: Promise<void> = Promise.resolve();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Opens the routes with their pending signals, and starts to poll the journal for signals to resend. */
  start(routes: readonly Route[]): void {
    this.#routes = routes.map((route) => new OpenRoute(route));
    this.#openAll();
    this.#pollJournal().catch((error) => {
      if (!this.#closing.signal.aborted) throw error;
    });
  }

  /**
   * Replaces the routes after a reload of the config.
   *
   * A route with an unchanged identity keeps running, and its new sink is closed unused. Pending signals of a closed route
   * stay in the journal, even if that is in memory. A change waits for the previous one.
   */
  change(routes: readonly Route[]): Promise<void> {
    const change = this.#changing.then(() => this.#change(routes));
    this.#changing = change.catch(() => {}); // the caller gets the error
    return change;
  }

  /** Records and queues a signal. Returns false if it is not new. */
  take(signal: Signal): boolean {
    if (!this.#gate.admit(signal)) return false;
    const { journal, clock } = this.#options;
    const routes = this.#routes.filter(({ wants }) => wants(signal));
    if (!journal.record(signal, routes.map(({ route }) => route.sink.name), clock.now())) return false;
    for (const route of routes) route.put({ signal, attempts: 0, note: null, result: null, resent: false });
    return true;
  }

  /** How many signals are under way or could be sent now. */
  get sending(): number {
    return this.#routes.reduce((sum, { sending }) => sum + sending, 0);
  }

  /** Waits until every signal that can be sent now is sent, at most `limitMs` milliseconds. */
  async flush(limitMs: number): Promise<void> {
    await Promise.all(this.#routes.map((route) => {
      const { flushMs } = route.route;
      return atMost(Math.min(limitMs, flushMs ?? limitMs), route.flush(), this.#options.clock);
    }));
  }

  /** Closes all routes. @param kept whether the journal keeps the pending signals that it could write */
  async close(kept: boolean): Promise<void> {
    this.#closing.abort();
    await this.#changing;
    await this.#close(this.#routes, kept);
  }

  async #change(routes: readonly Route[]): Promise<void> {
    const before = this.#closing.signal.aborted ? [] : this.#routes;
    const open = new Map(before.map((route) => [route.route.identity, route]));
    const next = routes.map((route) => open.get(route.identity) ?? new OpenRoute(route));
    const unused = routes.filter(({ identity }) => open.has(identity));
    // new signals go to the new routes from now on. A changed sink must be closed before its successor resumes the
    // pending signals
    if (!this.#closing.signal.aborted) this.#routes = next;
    await this.#close(before.filter((route) => !next.includes(route)), true);
    await Promise.all(unused.map(({ sink }) => sink[Symbol.asyncDispose]()));
    if (!this.#closing.signal.aborted) this.#openAll();
  }

  async #close(routes: readonly OpenRoute[], kept: boolean): Promise<void> {
    await Promise.all(routes.map((route) => route.close()));
    for (const { route: { sink: { name } }, size } of routes) {
      const lost = kept ? Math.min(size, this.#options.journal.unwritten?.(name) ?? 0) : size;
      const report = (count: number, kept: boolean): void => {
        if (count > 0) this.#options.onEvent({ type: "deliveries_left", sink: name, count, kept });
      };
      report(size - lost, true);
      report(lost, false);
    }
  }

  /** Opens every route that is not open yet, with its pending signals. */
  #openAll(): void {
    for (const route of this.#routes) {
      if (route.isOpen) continue;
      const { sink, maxAttempts, expiry } = route.route;
      const queue = new SinkQueue({
        ...this.#options,
        sink,
        maxAttempts,
        maxPending: () => maxPendingOf(this.#routes.length),
        expiresAt: (signal) => expiresAt(signal, expiry),
      });
      this.#reportResumed(sink, route.open(queue, this.#pending(route)));
    }
  }

  /** Queues the pending signals of the journal that are not in the queue. */
  #resume(route: OpenRoute): void {
    if (!route.isOpen) return;
    const before = route.size;
    for (const delivery of this.#pending(route)) route.put(delivery);
    this.#reportResumed(route.route.sink, route.size - before);
  }

  /** Returns the pending signals of a route. Skips those that its filter no longer matches, unless they are resent. */
  #pending({ route: { sink }, wants }: OpenRoute): readonly Delivery[] {
    const { journal, clock } = this.#options;
    return journal.pending(sink.name, maxPendingOf(this.#routes.length)).filter(({ signal, resent }) => {
      const isWanted = resent || wants(signal);
      if (!isWanted) journal.change(signal.id, sink.name, { state: "skipped", result: FILTERED_OUT }, clock.now());
      return isWanted;
    });
  }

  #reportResumed(sink: Sink, count: number): void {
    if (count > 0) this.#options.onEvent({ type: "deliveries_resumed", sink: sink.name, count });
  }

  async #pollJournal(): Promise<void> {
    const { clock, journal } = this.#options;
    for (;;) {
      await clock.sleep(POLL_MS, this.#closing.signal);
      if (journal.changedElsewhere()) { for (const route of this.#routes) this.#resume(route); }
    }
  }
}

/** Dependencies of {@linkcode Outbox}, and the callback for its events. */
export interface OutboxOptions {
  readonly journal: OutboxJournal;
  readonly clock: Clock;
  /** From 0 up to 1, for the jitter of retries: `Math.random`. */
  readonly random: () => number;
  /** Replaces secrets in what a sink returned. */
  readonly redact: (text: string) => string;
  onEvent(event: DeliveryEvent): void;
}

/** How often to check whether another process changed the journal, as `consumer signals resend` does. */
const POLL_MS = 1_000;
/** The result of a pending signal that a changed filter excludes. */
const FILTERED_OUT = "the filter of the sink no longer matches it";
