import { JournalLockedError } from "./journal_error.ts";
import { JournalLock } from "./lock.ts";
import { addResendRequest } from "./resend_requests.ts";
import { toJournalError } from "./sqlite_error.ts";
import { SqliteJournal } from "./sqlite_journal.ts";

/** How long to wait for another program that writes the journal, in milliseconds. */
const BUSY_MS = 5000;

/**
 * Marks the deliveries of a signal to these sinks as pending again, whatever their state.
 *
 * The running program gets a request and sends them within a second, or the next start sends them. They do not expire. A
 * sink that never had a delivery of this signal gets one. The note of a delivery stays, because an order of it may be on its
 * way.
 *
 * @param now epoch milliseconds
 * @throws {JournalError} the journal can't be written. Then nothing has changed
 */
export function resend(path: string, id: string, sinks: readonly string[], now: number): void {
  try {
    using lock = takeLock(path);
    if (lock === null) return addResendRequest(path, { id, sinks, at: now });
    using journal = new SqliteJournal(path, { busyMs: BUSY_MS });
    journal.resend(id, sinks, now);
  } catch (error) {
    throw toJournalError(error, path);
  }
}

/** Returns null when a running program holds the lock. */
function takeLock(path: string): JournalLock | null {
  try {
    return JournalLock.take(path);
  } catch (error) {
    if (error instanceof JournalLockedError) return null;
    throw error;
  }
}
