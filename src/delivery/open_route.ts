import type { Signal } from "../signal.ts";
import type { Delivery } from "./journal/delivery_record.ts";
import { MAX_PENDING } from "./pending_limit.ts";
import type { Route } from "./route.ts";
import { compileSignalFilter } from "./signal_filter.ts";
import type { SinkQueue } from "./sink_queue.ts";

/** A route that accepts signals. Until its queue may open, it collects them in a list. */
export class OpenRoute {
  readonly route: Route;
  readonly wants: (signal: Signal) => boolean;
  #queue: SinkQueue | null = null;
  #early: QueuedDelivery[] = [];

  constructor(route: Route) {
    this.route = route;
    this.wants = compileSignalFilter(route.filter);
  }

  get isOpen(): boolean {
    return this.#queue !== null;
  }

  /** How many signals are pending, those under way included. */
  get size(): number {
    return this.#queue?.size ?? this.#early.length;
  }

  /** Opens the queue with the pending deliveries of the journal. @returns how many of them it resumes */
  open(queue: SinkQueue, pending: readonly Delivery[]): number {
    const early = this.#early;
    this.#early = [];
    this.#queue = queue;
    // a journal that keeps deliveries has recorded the early ones too
    const kept = new Set(pending.map(({ signal }) => signal.id));
    const count = pending.length - early.filter(({ signal }) => kept.has(signal.id)).length;
    for (const delivery of pending) queue.put(delivery);
    for (const delivery of early) if (!kept.has(delivery.signal.id)) queue.put(delivery);
    return count;
  }

  put(delivery: QueuedDelivery): void {
    if (this.#queue !== null) this.#queue.put(delivery);
    // the journal has recorded what does not fit here
    else if (this.#early.length < MAX_PENDING) this.#early.push(delivery);
  }

  /** How many signals are under way or could be sent now. */
  get sending(): number {
    return this.#queue?.sending ?? 0;
  }

  async flush(): Promise<void> {
    await this.#queue?.flush();
  }

  /** Stops sending, and closes the sink. */
  async close(): Promise<void> {
    await (this.#queue === null ? this.route.sink[Symbol.asyncDispose]() : this.#queue.close());
  }
}

type QueuedDelivery = Parameters<SinkQueue["put"]>[0];
