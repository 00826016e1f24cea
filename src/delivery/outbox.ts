import type { DeliveryEvent, Signal } from "../events.ts";
import type { Clock } from "../time/clock.ts";
import { expiresAt, type ExpirySettings } from "./expiry.ts";
import type { OutboxJournal } from "./journal/delivery.ts";
import { type SignalFilter, signalFilter } from "./signal_filter.ts";
import { SignalGate } from "./signal_gate.ts";
import { MOST_WAITING, SinkQueue } from "./sink_queue.ts";
import type { Sink } from "./sinks/sink.ts";

/** How often the journal is asked whether another process has changed it (`consumer signals resend`). */
const LOOK_EVERY_MS = 1_000;

/** A sink, and which signals go to it and until when. */
export interface Route {
  readonly sink: Sink;
  readonly filter: SignalFilter;
  readonly maxAttempts: number;
  readonly expiry: ExpirySettings;
  /** Tells routes apart at a change of the config: one that has the same is left as it is. */
  readonly identity: string;
  /** How long a stop waits for this sink at most; null: as long as the stop may take. */
  readonly flushMs: number | null;
}

/** What an outbox needs, and whom it tells. */
export interface OutboxOptions {
  readonly journal: OutboxJournal;
  readonly clock: Clock;
  readonly random: () => number;
  readonly redact: (text: string) => string;
  onEvent(event: DeliveryEvent): void;
}

interface OpenRoute extends Route {
  readonly wants: (signal: Signal) => boolean;
  readonly queue: SinkQueue;
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
  /** What is found while the routes are changed; null: they are not. */
  #found: Signal[] | null = null;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Opens the routes, beginning with what the journal holds for them, and looks for signals that are asked for again. */
  start(routes: readonly Route[]): void {
    this.#routes = routes.map((route) => this.#open(route));
    this.#look().catch((error) => {
      if (!this.#closing.signal.aborted) throw error;
    });
  }

  /**
   * Puts other routes in the place of those open; one that is the same goes on, the new one is not used.
   *
   * @param kept whether the journal keeps what the routes that are closed have not sent
   */
  async change(routes: readonly Route[], kept: boolean): Promise<void> {
    const open = new Map(this.#routes.map((route) => [route.identity, route]));
    const wanted = new Set(routes.map(({ identity }) => identity));
    // a sink that is changed must have ended before the new one takes up what it leaves
    this.#found = [];
    await this.#end(this.#routes.filter(({ identity }) => !wanted.has(identity)), kept);
    await Promise.all(routes.map(({ identity, sink }) => open.has(identity) ? sink[Symbol.asyncDispose]() : null));
    this.#routes = routes.map((route) => open.get(route.identity) ?? this.#open(route));
    const found = this.#found;
    this.#found = null;
    for (const signal of found) this.#accept(signal);
  }

  /** Takes a signal; false: it was found before. */
  take(signal: Signal): boolean {
    if (!this.#gate.admit(signal)) return false;
    if (this.#found === null) return this.#accept(signal);
    this.#found.push(signal);
    return true;
  }

  /** Waits until everything is sent that can be, or `limitMs` has passed. */
  async flush(limitMs: number): Promise<void> {
    await Promise.all(this.#routes.map(async ({ queue, flushMs }) => {
      const flushed = new AbortController();
      // the wait ends one way or the other: its abortion is no news
      const late = this.#options.clock.sleep(Math.min(limitMs, flushMs ?? limitMs), flushed.signal).catch(() => {});
      await Promise.race([queue.flush(), late]);
      flushed.abort();
    }));
  }

  /** Ends all sending. @param kept whether the journal keeps what was not sent */
  async close(kept: boolean): Promise<void> {
    this.#closing.abort();
    await this.#end(this.#routes, kept);
  }

  #accept(signal: Signal): boolean {
    const { journal, clock } = this.#options;
    const routes = this.#routes.filter(({ wants }) => wants(signal));
    if (!journal.record(signal, routes.map(({ sink }) => sink.name), clock.now())) return false;
    for (const { queue } of routes) queue.put({ signal, attempts: 0, note: null, resent: false });
    return true;
  }

  async #end(routes: readonly OpenRoute[], kept: boolean): Promise<void> {
    await Promise.all(routes.map(({ queue }) => queue.close()));
    for (const { sink, queue } of routes) {
      if (queue.size > 0) this.#options.onEvent({ type: "deliveries_left", sink: sink.name, count: queue.size, kept });
    }
  }

  #open(route: Route): OpenRoute {
    const { sink, maxAttempts, expiry, filter } = route;
    const queue = new SinkQueue({
      ...this.#options,
      sink,
      maxAttempts,
      expiresAt: (signal) => expiresAt(signal, expiry),
    });
    const opened = { ...route, wants: signalFilter(filter), queue };
    this.#resume(opened);
    return opened;
  }

  /** Takes up what the journal holds for a sink and its queue does not. */
  #resume({ sink, queue }: OpenRoute): void {
    const before = queue.size;
    const pending = this.#options.journal.pending(sink.name, MOST_WAITING);
    if (pending.length === 0) return;
    for (const delivery of pending) queue.put(delivery);
    const count = queue.size - before;
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
