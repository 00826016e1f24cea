import type { JournalEvent } from "../../events.ts";
import type { Signal } from "../../signal.ts";
import type { Clock } from "../../time/clock.ts";
import { Backlog } from "./backlog.ts";
import type { Delivery, DeliveryChange } from "./delivery_record.ts";
import { JournalError } from "./journal_error.ts";
import { JournalLock } from "./lock.ts";
import { maintain } from "./maintain.ts";
import { Outage } from "./outage.ts";
import type { OutboxJournal } from "./outbox_journal.ts";
import { mergePending, type StoredDeliveries } from "./pending_deliveries.ts";
import { MAX_RECENT_IDS, RecentIds } from "./recent_ids.ts";
import { toJournalError } from "./sqlite_error.ts";
import { SqliteJournal } from "./sqlite_journal.ts";

/**
 * The journal of a running program.
 *
 * It locks the file against other instances. While the file can't be used, it works in memory, retries every second, and
 * writes what it missed once the file works again.
 */
export class Journal implements OutboxJournal, Disposable {
  readonly #options: JournalOptions;
  readonly #backlog: Backlog;
  readonly #recent = new RecentIds(MAX_RECENT_IDS);
  readonly #closing = new AbortController();
  #lock: JournalLock | null = null;
  #file: SqliteJournal | null = null;
  #outage: Outage | null = null;
  #isRetrying = false;
  #hasRecovered = false;

  private constructor(options: JournalOptions) {
    this.#options = options;
    this.#backlog = new Backlog(options.maxMissed ?? MAX_MISSED);
  }

  /**
   * Opens the journal, and creates its file if it does not exist. Reports a file that can't be used now as an event.
   *
   * @throws {JournalLockedError} another instance of the program uses it
   * @throws {JournalError} another program made the file, or a newer version of this one
   */
  static open(options: JournalOptions): Journal {
    const journal = new Journal(options);
    try {
      journal.#connect();
    } catch (error) {
      const problem = toJournalError(error, options.path);
      if (problem.isFatal) {
        journal.#disconnect();
        throw problem;
      }
      journal.#fail(problem);
    }
    void maintain({
      sleep: (ms) => journal.#sleep(ms),
      now: () => options.clock.now(),
      checkInPlace: () => void journal.#try((file) => journal.#requireInPlace(file)),
      prune: (now, limit) => journal.#try((file) => file.prune(now - options.keepDays * DAY_MS, limit)),
    });
    return journal;
  }

  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#recent.has(signal.id)) return false;
    const isNew = this.#try((file) => {
      this.#requireInPlace(file);
      return file.record(signal, sinks, now);
    }) ?? this.#recordLater(signal, sinks, now);
    this.#recent.add(signal.id);
    return isNew;
  }

  change(signal: string, sink: string, change: DeliveryChange, now: number): void {
    const isWritten = this.#try((file) => {
      file.change(signal, sink, change, now);
      return true;
    });
    if (isWritten === null) this.#backlog.change(signal, sink, change, now);
  }

  pending(sink: string, limit: number): readonly Delivery[] {
    const read = (from: StoredDeliveries): readonly Delivery[] => mergePending(sink, limit, from, this.#backlog);
    const found = this.#read(read) ?? read(EMPTY);
    // remembered for a time in which the file can't be read
    for (const delivery of found) this.#recent.add(delivery.signal.id);
    return found;
  }

  /** Also returns true once after an outage: deliveries in the file may not have been read yet. */
  changedElsewhere(): boolean {
    const hasRecovered = this.#hasRecovered;
    this.#hasRecovered = false;
    return this.#try((file) => file.changedElsewhere()) || hasRecovered;
  }

  isWorking(): boolean {
    if (this.#outage !== null) this.#reconnect();
    return this.#outage === null;
  }

  /** Writes what it missed, if the file allows it, and closes the file. */
  [Symbol.dispose](): void {
    this.#closing.abort();
    if (this.#outage !== null) this.#reconnect();
    if (this.#outage !== null && this.#backlog.size > 0) this.#report(this.#outage.reportLoss(this.#backlog.size));
    this.#disconnect();
  }

  /** Returns null when the file can't be used. During an outage it does not touch the file. */
  #try<T>(use: (file: SqliteJournal) => T): T | null {
    if (this.#outage !== null || this.#file === null) return null;
    try {
      return use(this.#file);
    } catch (error) {
      this.#fail(toJournalError(error, this.#options.path));
      return null;
    }
  }

  /** As {@linkcode #try}, but works also while the file can only be read. */
  #read<T>(use: (file: SqliteJournal) => T): T | null {
    if (this.#file === null || this.#outage?.isReadable === false) return null;
    try {
      return use(this.#file);
    } catch (error) {
      this.#fail(toJournalError(error, this.#options.path), false);
      return null;
    }
  }

  #recordLater(signal: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#read((file) => file.has(signal.id)) ?? false) return false;
    this.#backlog.record(signal, sinks, now);
    return true;
  }

  #fail(error: JournalError, isReadable = true): void {
    const isNew = this.#outage === null;
    const now = this.#options.clock.now();
    this.#outage ??= new Outage(now);
    this.#outage.add(error, isReadable);
    // a locked or full file stays readable and recovers by itself; any other must be opened again
    if (error.kind !== "locked" && error.kind !== "full") this.#closeFile();
    if (isNew) this.#report(this.#outage.report(now));
    if (!this.#isRetrying) void this.#retry();
  }

  #report(problem: string): void {
    this.#options.onEvent({ type: "journal_failed", path: this.#options.path, problem });
  }

  async #retry(): Promise<void> {
    this.#isRetrying = true;
    let pause = RETRY_MS;
    while (this.#outage !== null && await this.#sleep(pause)) {
      const started = performance.now();
      this.#reconnect();
      // the check of a large damaged file blocks the thread for long
      const took = performance.now() - started;
      pause = this.#outage?.wasDamaged === true ? Math.max(RETRY_MS, CHECK_REST_FACTOR * took) : RETRY_MS;
      const now = this.#options.clock.now();
      if (this.#outage?.needsReminder(now)) this.#report(this.#outage.report(now));
    }
    this.#isRetrying = false;
  }

  #reconnect(): void {
    try {
      const file = this.#connect();
      if (this.#outage?.wasDamaged === true) file.check();
      file.write(this.#backlog.signals());
    } catch (error) {
      this.#fail(toJournalError(error, this.#options.path));
      return;
    }
    const { size: written, dropped } = this.#backlog;
    this.#backlog.clear();
    this.#outage = null;
    this.#hasRecovered = true;
    this.#options.onEvent({ type: "journal_recovered", path: this.#options.path, written, dropped });
  }

  /** Throws when the file was removed: SQLite would go on writing to it, and what it writes would be lost. */
  #requireInPlace(file: SqliteJournal): void {
    if (file.isInPlace()) return;
    throw new JournalError("missing", `the journal ${this.#options.path} was moved or removed: creating a new one`);
  }

  /** Returns false when the journal was closed meanwhile: nothing else ends a sleep early. */
  #sleep(ms: number): Promise<boolean> {
    return this.#options.clock.sleep(ms, this.#closing.signal).then(() => true, () => false);
  }

  #connect(): SqliteJournal {
    const { path, openFile = (file) => new SqliteJournal(file) } = this.#options;
    if (path !== ":memory:") this.#lock ??= JournalLock.take(path);
    this.#file ??= openFile(path);
    return this.#file;
  }

  #closeFile(): void {
    const file = this.#file;
    this.#file = null;
    try {
      file?.[Symbol.dispose]();
    } catch (error) {
      // a damaged file may fail to close: report that with the rest
      if (this.#outage !== null) this.#outage.problem = toJournalError(error, this.#options.path).message;
    }
  }

  #disconnect(): void {
    this.#closeFile();
    this.#lock?.[Symbol.dispose]();
    this.#lock = null;
  }
}

/** Options of {@linkcode Journal}, and the callback for its events. */
export interface JournalOptions {
  /** An absolute path, or `:memory:`. */
  readonly path: string;
  readonly clock: Clock;
  /** After how many days a signal without a pending delivery is deleted. */
  readonly keepDays: number;
  readonly onEvent: (event: JournalEvent) => void;
  /** How many signals stay in memory while the file can't be written. Default: 10,000. */
  readonly maxMissed?: number;
  /** Opens the file. Default: a {@linkcode SqliteJournal}. */
  readonly openFile?: (path: string) => SqliteJournal;
}

const DAY_MS = 86_400_000;
const RETRY_MS = 1000;
/** After the check of a damaged file, the retries rest this many times as long as the check took. */
const CHECK_REST_FACTOR = 50;
const MAX_MISSED = 10_000;

const EMPTY: StoredDeliveries = { pending: () => [], delivery: () => null };
