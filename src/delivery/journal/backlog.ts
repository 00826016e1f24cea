import type { Signal } from "../../signal.ts";
import type { Delivery, DeliveryChange } from "./delivery_record.ts";

/** What a journal that can't be written has missed of one signal. */
export interface MissedSignal {
  readonly id: string;
  /** Null when the signal itself was written before. */
  readonly recorded: { readonly signal: Signal; readonly at: number } | null;
  /** By sink. */
  readonly deliveries: ReadonlyMap<string, MissedDelivery>;
}

/** What it has missed of a delivery: all changes as one. */
export interface MissedDelivery {
  /** Whether the delivery itself was missed. */
  readonly isNew: boolean;
  readonly change: DeliveryChange;
  /** Of the last change, epoch milliseconds. */
  readonly at: number;
}

type OpenMissedSignal = MissedSignal & { readonly deliveries: Map<string, MissedDelivery> };

/** What the journal can't write now and will have to, in memory, signal by signal; the oldest is dropped when it is full. */
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

  /** In the order in which they were missed. */
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

/** A delivery after what was missed of it. */
export function applyMissed(delivery: Delivery, { change, at }: MissedDelivery): Delivery {
  return { ...delivery, ...change, updatedAt: at };
}

/** A delivery that was missed from its beginning. */
export function createMissedDelivery(signal: Signal, sink: string, missed: MissedDelivery): Delivery {
  const fresh = { signal, sink, state: "pending", attempts: 0, result: null, note: null, resent: false } as const;
  return applyMissed({ ...fresh, updatedAt: missed.at }, missed);
}
