import { applyMissed, type Backlog, createMissedDelivery } from "./backlog.ts";
import type { Delivery } from "./delivery_record.ts";
import type { StoredDelivery } from "./sqlite_journal.ts";

/** What a journal's file can tell. */
export interface StoredDeliveries {
  pending(sink: string, limit: number): readonly StoredDelivery[];
  delivery(id: string, sink: string): StoredDelivery | null;
}

/**
 * The pending deliveries of a sink as they are, the file's and what it has missed taken together: the oldest signals
 * first, the newest `limit` of them.
 */
export function mergePending(
  sink: string,
  limit: number,
  file: StoredDeliveries,
  backlog: Backlog,
): readonly Delivery[] {
  // what the file holds for pending may no longer be: so many more are read
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
    // Infinity - Infinity is no number: what the file has not got stays in the order of the backlog
    .sort((a, b) => a.seq === b.seq ? 0 : a.seq - b.seq)
    .slice(-limit)
    .map(({ delivery }) => delivery);
}
