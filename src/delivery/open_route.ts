import type { Signal } from "../signal.ts";
import type { Delivery } from "./journal/delivery_record.ts";
import type { Route } from "./route.ts";
import { compileSignalFilter } from "./signal_filter.ts";
import type { SinkQueue } from "./sink_queue.ts";

type Put = Parameters<SinkQueue["put"]>[0];

/** A route that takes signals: into its queue or, before that may be opened, into a list that the queue takes over. */
export class OpenRoute {
  readonly route: Route;
  readonly wants: (signal: Signal) => boolean;
  #queue: SinkQueue | null = null;
  #early: Put[] = [];

  constructor(route: Route) {
    this.route = route;
    this.wants = compileSignalFilter(route.filter);
  }

  get isOpen(): boolean {
    return this.#queue !== null;
  }

  /** How many signals are waiting or being sent. */
  get size(): number {
    return this.#queue?.size ?? this.#early.length;
  }

  /** Begins to send. @returns how many of the signals that the journal holds are taken up */
  open(queue: SinkQueue, pending: readonly Delivery[]): number {
    const early = this.#early;
    this.#early = [];
    this.#queue = queue;
    // a journal that keeps anything has these too, in their place
    const kept = new Set(pending.map(({ signal }) => signal.id));
    const count = pending.length - early.filter(({ signal }) => kept.has(signal.id)).length;
    for (const delivery of pending) queue.put(delivery);
    for (const delivery of early) if (!kept.has(delivery.signal.id)) queue.put(delivery);
    return count;
  }

  put(delivery: Put): void {
    if (this.#queue === null) this.#early.push(delivery);
    else this.#queue.put(delivery);
  }

  /** How many signals are being sent, or could be at once. */
  get sending(): number {
    return this.#queue?.sending ?? 0;
  }

  async flush(): Promise<void> {
    await this.#queue?.flush();
  }

  /** Sends nothing more, and ends the sink. */
  async close(): Promise<void> {
    await (this.#queue === null ? this.route.sink[Symbol.asyncDispose]() : this.#queue.close());
  }
}
