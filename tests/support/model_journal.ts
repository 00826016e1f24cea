import type { Signal } from "../../src/signal.ts";
import { createDelivery, type Delivery, type DeliveryChange } from "../../src/delivery/journal/delivery_record.ts";
import type { OutboxJournal } from "../../src/delivery/journal/outbox_journal.ts";

/** A journal in a few lines, to which the outbox's behaviour is held: what it says is what a file would hold. */
export class ModelJournal implements OutboxJournal {
  readonly #signals = new Map<string, Signal>();
  readonly #deliveries = new Map<string, Delivery>();
  #changedElsewhere = false;

  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#signals.has(signal.id)) return false;
    this.#signals.set(signal.id, signal);
    for (const sink of sinks) this.add({ signal, sink, updatedAt: now });
    return true;
  }

  /** @throws {Error} the delivery does not exist, or is no longer pending */
  change(id: string, sink: string, change: DeliveryChange, now: number): void {
    const delivery = this.of(id, sink);
    if (delivery.state !== "pending") throw new Error(`${id} to ${sink} is ${delivery.state}, and changes again`);
    this.#deliveries.set(key(id, sink), { ...delivery, ...change, updatedAt: now });
  }

  pending(sink: string, most: number): readonly Delivery[] {
    return this.deliveries(sink).filter(({ state }) => state === "pending").slice(-most);
  }

  changedElsewhere(): boolean {
    const changed = this.#changedElsewhere;
    this.#changedElsewhere = false;
    return changed;
  }

  /** In the order of finding. */
  get signals(): readonly Signal[] {
    return [...this.#signals.values()];
  }

  of(id: string, sink: string): Delivery {
    const delivery = this.#deliveries.get(key(id, sink));
    if (delivery === undefined) throw new Error(`the journal has no delivery of ${id} to ${sink}`);
    return delivery;
  }

  /** Of one sink, in the order of finding. */
  deliveries(sink: string): readonly Delivery[] {
    return this.signals.flatMap(({ id }) => this.#deliveries.get(key(id, sink)) ?? []);
  }

  /** Puts a delivery there, as it stands. */
  add(delivery: Pick<Delivery, "signal" | "sink"> & Partial<Delivery>): void {
    this.#signals.set(delivery.signal.id, delivery.signal);
    this.#deliveries.set(key(delivery.signal.id, delivery.sink), {
      ...createDelivery(delivery.signal, delivery.sink, 0),
      ...delivery,
    });
  }

  /** What another process does to ask for a signal again. */
  resend(id: string, sink: string): void {
    this.add({ signal: this.of(id, sink).signal, sink, resent: true });
    this.#changedElsewhere = true;
  }
}

function key(id: string, sink: string): string {
  return `${id} ${sink}`;
}
