import type { Signal } from "../../signal.ts";
import type { Delivery, DeliveryChange, OutboxJournal } from "./delivery_record.ts";
import { RecentIds } from "./recent_ids.ts";

/** Far more than are ever current at once. */
const MAX_IDS = 20_000;

/** The journal of a program that keeps none: it knows what is still to be delivered, and forgets all at the end. */
export class MemoryJournal implements OutboxJournal {
  readonly #recent: RecentIds;
  /** By sink and id; as many as the outbox lets wait. */
  readonly #pending = new Map<string, Map<string, Delivery>>();

  /** @param limit how many ids it remembers */
  constructor(limit = MAX_IDS) {
    this.#recent = new RecentIds(limit);
  }

  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#recent.has(signal.id)) return false;
    this.#recent.add(signal.id);
    for (const sink of sinks) {
      const ofSink = this.#pending.get(sink) ?? new Map<string, Delivery>();
      this.#pending.set(sink, ofSink);
      const delivery = {
        signal,
        sink,
        state: "pending",
        attempts: 0,
        result: null,
        note: null,
        resent: false,
      } as const;
      ofSink.set(signal.id, { ...delivery, updatedAt: now });
    }
    return true;
  }

  change(signal: string, sink: string, change: DeliveryChange, now: number): void {
    const ofSink = this.#pending.get(sink);
    const before = ofSink?.get(signal);
    if (ofSink === undefined || before === undefined) return;
    const after = { ...before, ...change, updatedAt: now };
    if (after.state === "pending") ofSink.set(signal, after);
    else ofSink.delete(signal);
  }

  pending(sink: string, limit: number): readonly Delivery[] {
    return [...this.#pending.get(sink)?.values() ?? []].slice(-limit);
  }

  /** No other process can. */
  changedElsewhere(): boolean {
    return false;
  }
}
