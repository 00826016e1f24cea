import { applyMissed, type Backlog, createMissedDelivery } from "./backlog.ts";
import type { Delivery } from "./delivery_record.ts";
import type { StoredDelivery } from "./sqlite_journal.ts";

/**
 * Merges the pending deliveries of a sink in the file with what the file missed.
 *
 * @returns the newest `limit` of them, the oldest signal first
 */
export function mergePending(
  sink: string,
  limit: number,
  file: StoredDeliveries,
  backlog: Backlog,
): readonly Delivery[] {
  // the backlog may say that some of these are no longer pending, so this reads more
  const stored = file.pending(sink, limit + backlog.size);
  if (backlog.size === 0) return stored.map(({ delivery }) => delivery);
  const found = new Map(stored.map((one) => [one.delivery.signal.id, one]));
  for (const { id, recorded, deliveries } of backlog.signals()) {
    const missed = deliveries.get(sink);
    if (missed === undefined) continue;
    const known = found.get(id) ?? file.delivery(id, sink);
    if (known !== null) found.set(id, { seq: known.seq, delivery: applyMissed(known.delivery, missed) });
    else if (recorded !== null && missed.isNew) {
      found.set(id, { seq: Infinity, delivery: createMissedDelivery(recorded.signal, sink, missed) });
    }
  }
  return [...found.values()]
    .filter(({ delivery }) => delivery.state === "pending")
    // Infinity - Infinity is NaN. Signals that are not in the file keep the order of the backlog
    .sort((a, b) => a.seq === b.seq ? 0 : a.seq - b.seq)
    .slice(-limit)
    .map(({ delivery }) => delivery);
}

/** The part of `SqliteJournal` that {@linkcode mergePending} reads. */
export interface StoredDeliveries {
  pending(sink: string, limit: number): readonly StoredDelivery[];
  delivery(id: string, sink: string): StoredDelivery | null;
}
