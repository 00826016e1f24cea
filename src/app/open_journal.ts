import type { Config } from "../config/schema.ts";
import { JournalLockedError } from "../delivery/journal/journal_error.ts";
import { MemoryJournal } from "../delivery/journal/memory_journal.ts";
import type { OutboxJournal } from "../delivery/journal/outbox_journal.ts";
import type { ConsumerEvent, JournalEvent } from "../events.ts";
import type { Clock } from "../time/clock.ts";

/**
 * Opens the journal of a config, or one in memory where the config turns it off.
 *
 * @throws {JournalError} the journal is still in use after ten seconds, or belongs to another program
 */
export async function openJournal(
  { consumer: { journal } }: Pick<Config, "consumer">,
  waiting: JournalWaiting,
): Promise<OutboxJournal & Partial<Disposable>> {
  if (!journal.enabled) return new MemoryJournal();
  const { Journal } = await import("../delivery/journal/journal.ts");
  const { clock, onEvent } = waiting;
  return await openWhenFree(
    () => Journal.open({ path: journal.file, clock, keepDays: journal.keep_days, onEvent }),
    { ...waiting, path: journal.file },
  );
}

/**
 * Opens a journal, and retries for up to ten seconds while another process uses it: before a restart the old process may
 * still send its last signals.
 *
 * @throws {JournalLockedError} it is still in use, or `stop` was aborted
 */
export async function openWhenFree<T>(
  open: () => T,
  { path, clock, stop, onEvent }: JournalWaiting & { readonly path: string },
): Promise<T> {
  for (let waitedMs = 0;; waitedMs += RETRY_MS) {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof JournalLockedError) || waitedMs >= MAX_WAIT_MS || stop.aborted) throw error;
      if (waitedMs === 0) onEvent({ type: "journal_awaited", path, pid: error.pid, limitMs: MAX_WAIT_MS });
      // an abort ends the sleep early: the next attempt is the last one
      await clock.sleep(RETRY_MS, stop).catch(() => undefined);
    }
  }
}

/** How to wait for a journal that is in use. */
export interface JournalWaiting {
  readonly clock: Clock;
  /** Ends the wait. */
  readonly stop: AbortSignal;
  onEvent(event: ConsumerEvent | JournalEvent): void;
}

const MAX_WAIT_MS = 10_000;
const RETRY_MS = 200;
