import { openDatabase } from "./open_database.ts";
import { toJournalError } from "./sqlite_error.ts";

/** Milliseconds to wait for the program that writes the journal: nothing else waits for this one. */
const BUSY_MS = 5000;

/**
 * Puts a signal's deliveries to these sinks back to the beginning, also those that were done, so that the program that
 * follows, now or at its next start, sends them again; they do not expire. What the sink never was to have is added. The
 * note of one that has not ended stays: an order of it may be on its way.
 *
 * @param now epoch milliseconds
 * @throws {JournalError} the journal can't be written; nothing has changed then
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
    // what was not committed is undone with it
    db.close();
  }
}
