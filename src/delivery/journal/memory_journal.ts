import type { Signal } from "../../signal.ts";
import { createDelivery, type Delivery, type DeliveryChange } from "./delivery_record.ts";
import type { OutboxJournal } from "./outbox_journal.ts";
import { MAX_RECENT_IDS, RecentIds } from "./recent_ids.ts";

/** A journal in memory, for a program that keeps no journal file. It is lost when the program stops. */
export class MemoryJournal implements OutboxJournal {
  readonly #recent: RecentIds;
  /** By sink and id. The outbox bounds how many are pending. */
  readonly #pending = new Map<string, Map<string, Delivery>>();

  /** @param limit how many ids it remembers */
  constructor(limit = MAX_RECENT_IDS) {
    this.#recent = new RecentIds(limit);
  }

  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#recent.has(signal.id)) return false;
    this.#recent.add(signal.id);
    for (const sink of sinks) {
      const ofSink = this.#pending.get(sink) ?? new Map<string, Delivery>();
      this.#pending.set(sink, ofSink);
      ofSink.set(signal.id, createDelivery(signal, sink, now));
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

  /** Returns false: no other process can change it. */
  changedElsewhere(): boolean {
    return false;
  }
}
