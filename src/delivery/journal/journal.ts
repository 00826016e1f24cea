import type { JournalEvent } from "../../events.ts";
import type { Signal } from "../../signal.ts";
import type { Clock } from "../../time/clock.ts";
import { Backlog } from "./backlog.ts";
import type { Delivery, DeliveryChange } from "./delivery_record.ts";
import { DroppedRows } from "./dropped_rows.ts";
import { findUnfitField } from "./find_unfit_field.ts";
import { errorText } from "../../text/error_text.ts";
import { JournalError } from "./journal_error.ts";
import { JournalLock } from "./lock.ts";
import { maintain } from "./maintain.ts";
import { completeReplacement, replaceDamaged } from "./replace_damaged.ts";
import { Outage } from "./outage.ts";
import type { OutboxJournal } from "./outbox_journal.ts";
import { mergePending, type StoredDeliveries } from "./pending_deliveries.ts";
import { MAX_RECENT_IDS, RecentIds } from "./recent_ids.ts";
import { type ResendRequest, takeResendRequests } from "./resend_requests.ts";
import { toJournalError } from "./sqlite_error.ts";
import { SqliteJournal } from "./sqlite_journal.ts";

/**
 * The journal of a running program.
 *
 * It locks the file against other instances. While the file can't be used, it works in memory, retries every second, and
 * writes what it missed once the file works again. It replaces a damaged file by a new one with what can be read of it.
 */
export class Journal implements OutboxJournal, Disposable {
  readonly #options: JournalOptions;
  readonly #backlog: Backlog;
  readonly #recent = new RecentIds(MAX_RECENT_IDS);
  /** What was written last, in case that a damaged or removed file loses it. */
  readonly #written = new Backlog(MAX_REWRITTEN);
  readonly #droppedRows: DroppedRows;
  readonly #closing = new AbortController();
  #lock: JournalLock | null = null;
  #file: SqliteJournal | null = null;
  #outage: Outage | null = null;
  #isRetrying = false;
  #hasRecovered = false;
  /** Why the requests to resend can't be read, as it was reported. */
  #requestsProblem: string | null = null;

  private constructor(options: JournalOptions) {
    this.#options = options;
    this.#backlog = new Backlog(options.maxMissed ?? MAX_MISSED);
    this.#droppedRows = new DroppedRows((problem) => this.#report(problem));
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
      checkInPlace: () => void journal.#try((file) => file.requireInPlace()),
      check: () => journal.#check(),
      prune: (now, limit) => journal.#try((file) => file.prune(now - options.keepDays * DAY_MS, limit)),
    });
    return journal;
  }

  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#recent.has(signal.id)) return false;
    const unfit = findUnfitField(signal);
    if (unfit !== null) {
      this.#droppedRows.add(`the signal's ${unfit}`, now);
      return false;
    }
    const isNew = this.#try((file) => {
      file.requireInPlace();
      const isWritten = file.record(signal, sinks, now);
      if (isWritten) this.#written.record(signal, sinks, now);
      return isWritten;
    }) ?? this.#recordLater(signal, sinks, now);
    this.#recent.add(signal.id);
    return isNew;
  }

  change(signal: string, sink: string, change: DeliveryChange, now: number): void {
    const isWritten = this.#try((file) => {
      // what SQLite appends to a log that was cut would hide the cut
      file.requireInPlace();
      this.#change(file, signal, sink, change, now);
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

  /**
   * Does what `consumer signals resend` requested. Also returns true once after an outage: deliveries in the file may not
   * have been read yet.
   */
  changedElsewhere(): boolean {
    const hasRecovered = this.#hasRecovered;
    this.#hasRecovered = false;
    const count = this.#options.path === ":memory:" ? 0 : this.#try((file) => this.#takeRequests(file)) ?? 0;
    return count > 0 || hasRecovered;
  }

  unwritten(sink: string): number {
    if (this.#outage !== null) this.#reconnect();
    return this.#outage === null ? 0 : this.#backlog.countNew(sink);
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
      const problem = toJournalError(error, this.#options.path);
      if (problem.kind === "row") this.#droppedRows.add(problem.message, this.#options.clock.now());
      else this.#fail(problem);
      return null;
    }
  }

  #change(file: SqliteJournal, signal: string, sink: string, change: DeliveryChange, now: number): void {
    try {
      file.change(signal, sink, change, now);
      this.#written.change(signal, sink, change, now);
    } catch (error) {
      const problem = toJournalError(error, this.#options.path);
      if (problem.kind !== "row") throw problem;
      this.#droppedRows.add(`the result of a delivery to ${sink} (${problem.message})`, now);
    }
  }

  /** Returns how many requests there were. A file of requests that can't be read is no outage of the journal. */
  #takeRequests(file: SqliteJournal): number {
    const { path } = this.#options;
    try {
      const count = takeResendRequests(path, (request) => this.#resend(file, request));
      this.#requestsProblem = null;
      return count;
    } catch (error) {
      if (error instanceof JournalError) throw error;
      const problem = errorText(error);
      if (problem !== this.#requestsProblem) {
        this.#report(
          `${path}.resend, the requests of consumer signals resend, can't be read: ${problem}; make it ` +
            "readable and writable for this program, or remove it",
        );
      }
      this.#requestsProblem = problem;
      return 0;
    }
  }

  #resend(file: SqliteJournal, { id, sinks, at }: ResendRequest): void {
    file.resend(id, sinks, at);
    for (const sink of sinks) this.#written.change(id, sink, { state: "pending", attempts: 0, started: 0 }, at);
  }

  /** Checks the file in steps, between which signals are delivered. */
  async #check(): Promise<void> {
    const steps = this.#options.path === ":memory:" ? null : this.#try((file) => file.check());
    try {
      while (steps !== null && this.#try(() => steps.next().done !== true) === true) {
        if (!await this.#sleep(CHECK_PAUSE_MS)) return;
      }
    } finally {
      steps?.return(undefined);
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
    // a locked or full file stays readable and recovers by itself, and of a damaged one the open connection can still read
    // what it has in memory; any other must be opened again
    if (!STAYS_OPEN.has(error.kind)) this.#closeFile();
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
      if (this.#outage?.wasDamaged === true) this.#replaceFile();
      const isReopened = this.#file === null;
      const file = this.#connect();
      if (this.#outage?.wasUnreadable === true) { for (const _ of file.check()); }
      file.requireInPlace();
      if (isReopened) file.write(this.#written.signals());
      file.write(this.#backlog.signals());
      // what it wrote counts: a cut right after the recovery would remove it
      file.requireInPlace();
    } catch (error) {
      this.#fail(toJournalError(error, this.#options.path));
      return;
    }
    const { size: written, dropped } = this.#backlog;
    this.#written.add(this.#backlog.signals());
    this.#backlog.clear();
    this.#outage = null;
    this.#hasRecovered = true;
    this.#options.onEvent({ type: "journal_recovered", path: this.#options.path, written, dropped });
  }

  /** Replaces a damaged file by a new one with what can be read of it. */
  #replaceFile(): void {
    const { path, clock } = this.#options;
    const done = this.#file === null ? replaceDamaged(path, null, clock.now()) : this.#file.replace(clock.now());
    this.#file = null; // closed
    this.#outage?.mend();
    if (done !== null) {
      this.#options.onEvent({ type: "journal_replaced", path, keptAs: done.keptAs, saved: done.signals });
    }
  }

  /** Returns false when the journal was closed meanwhile: nothing else ends a sleep early. */
  #sleep(ms: number): Promise<boolean> {
    return this.#options.clock.sleep(ms, this.#closing.signal).then(() => true, () => false);
  }

  #connect(): SqliteJournal {
    const { path, openFile = (file) => new SqliteJournal(file, { isExclusive: true }) } = this.#options;
    if (path !== ":memory:") {
      this.#lock ??= JournalLock.take(path);
      if (this.#file === null) completeReplacement(path);
    }
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
/** How many of the last signals are written again to a new file. */
const MAX_REWRITTEN = 1_000;
const CHECK_PAUSE_MS = 50;
const STAYS_OPEN: ReadonlySet<JournalError["kind"]> = new Set(["locked", "full", "damaged"]);

const EMPTY: StoredDeliveries = { pending: () => [], delivery: () => null };
