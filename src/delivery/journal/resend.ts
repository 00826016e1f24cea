import { openDatabase } from "./open_database.ts";
import { toJournalError } from "./sqlite_error.ts";

/** How long to wait for the program that writes the journal, in milliseconds. */
const BUSY_MS = 5000;

/**
 * Marks the deliveries of a signal to these sinks as pending again, whatever their state.
 *
 * The running program sends them at once, or the next start does. They do not expire. A sink that never had a delivery of
 * this signal gets one. The note of a delivery stays, because an order of it may be on its way.
 *
 * @param now epoch milliseconds
 * @throws {JournalError} the journal can't be written. Then nothing has changed
 */
export function resend(path: string, id: string, sinks: readonly string[], now: number): void {
  const db = openDatabase(path, { busyMs: BUSY_MS });
  try {
    const again = db.prepare(
      `INSERT INTO delivery (sink, signal, state, resent, updated_at)
        SELECT ?, seq, 'pending', 1, ? FROM signal WHERE id = ?
        ON CONFLICT DO UPDATE SET state = 'pending', attempts = 0, resent = 1, updated_at = excluded.updated_at`,
    );
    db.exec("BEGIN IMMEDIATE");
    for (const sink of sinks) again.run(sink, now, id);
    db.exec("COMMIT");
  } catch (error) {
    throw toJournalError(error, path);
  } finally {
    // an open transaction is rolled back
    db.close();
  }
}
