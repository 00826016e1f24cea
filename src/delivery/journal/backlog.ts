import type { Signal } from "../../signal.ts";
import { createDelivery, type Delivery, type DeliveryChange } from "./delivery_record.ts";

/** What the journal could not write yet, by signal, in memory. Drops the oldest signal when it is full. */
export class Backlog {
  readonly #limit: number;
  readonly #missed = new Map<string, OpenMissedSignal>();
  #dropped = 0;

  /** @param limit how many signals it holds */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#missed.size;
  }

  /** How many signals were dropped since it was cleared. */
  get dropped(): number {
    return this.#dropped;
  }

  record(signal: Signal, sinks: readonly string[], at: number): void {
    const before = this.#missed.get(signal.id);
    this.#missed.delete(signal.id);
    const deliveries = new Map<string, MissedDelivery>(before?.deliveries);
    for (const sink of sinks) deliveries.set(sink, { change: {}, at, ...deliveries.get(sink), isNew: true });
    this.#add({ id: signal.id, recorded: { signal, at }, deliveries });
  }

  change(id: string, sink: string, change: DeliveryChange, at: number): void {
    const missed = this.#missed.get(id) ?? this.#add({ id, recorded: null, deliveries: new Map() });
    const before = missed.deliveries.get(sink);
    const isNew = before?.isNew ?? false;
    missed.deliveries.set(sink, { isNew, change: { ...before?.change, ...change }, at });
  }

  /** Adds what another backlog has. */
  add(missed: Iterable<MissedSignal>): void {
    for (const { id, recorded, deliveries } of missed) {
      if (recorded !== null) this.record(recorded.signal, [], recorded.at);
      for (const [sink, { isNew, change, at }] of deliveries) {
        if (isNew && recorded !== null) this.record(recorded.signal, [sink], at);
        this.change(id, sink, change, at);
      }
    }
  }

  /** How many pending deliveries to a sink only it has. */
  countNew(sink: string): number {
    let count = 0;
    for (const { deliveries } of this.#missed.values()) {
      const missed = deliveries.get(sink);
      if (missed?.isNew === true && (missed.change.state ?? "pending") === "pending") count++;
    }
    return count;
  }

  /** Returns the missed signals, the oldest first. */
  signals(): Iterable<MissedSignal> {
    return this.#missed.values();
  }

  clear(): void {
    this.#missed.clear();
    this.#dropped = 0;
  }

  #add(missed: OpenMissedSignal): OpenMissedSignal {
    this.#missed.set(missed.id, missed);
    if (this.#missed.size > this.#limit) {
      const [oldest] = this.#missed.keys();
      if (oldest !== undefined) this.#missed.delete(oldest);
      this.#dropped++;
    }
    return missed;
  }
}

/** What the journal could not write of one signal. */
export interface MissedSignal {
  readonly id: string;
  /** Null when the journal has the signal itself. */
  readonly recorded: { readonly signal: Signal; readonly at: number } | null;
  /** By sink. */
  readonly deliveries: ReadonlyMap<string, MissedDelivery>;
}

/** What the journal could not write of one delivery. All changes are merged into one. */
export interface MissedDelivery {
  /** Whether the delivery itself is not in the journal. */
  readonly isNew: boolean;
  readonly change: DeliveryChange;
  /** The time of the last change, in epoch milliseconds. */
  readonly at: number;
}

type OpenMissedSignal = MissedSignal & { readonly deliveries: Map<string, MissedDelivery> };

/** Applies what was missed to a delivery. */
export function applyMissed(delivery: Delivery, { change, at }: MissedDelivery): Delivery {
  return { ...delivery, ...change, updatedAt: at };
}

/** Makes a delivery of which the journal has nothing. */
export function createMissedDelivery(signal: Signal, sink: string, missed: MissedDelivery): Delivery {
  return applyMissed(createDelivery(signal, sink, missed.at), missed);
}
