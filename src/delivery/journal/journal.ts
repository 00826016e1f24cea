import type { JournalEvent } from "../../events.ts";
import type { Signal } from "../../signal.ts";
import type { Clock } from "../../time/clock.ts";
import { Backlog } from "./backlog.ts";
import type { Delivery, DeliveryChange, OutboxJournal } from "./delivery_record.ts";
import { JournalError } from "./journal_error.ts";
import { JournalLock } from "./lock.ts";
import { mergePending, type StoredDeliveries } from "./pending_deliveries.ts";
import { RecentIds } from "./recent_ids.ts";
import { toJournalError } from "./sqlite_error.ts";
import { SqliteJournal } from "./sqlite_journal.ts";

/** Where a {@linkcode Journal} is, and whom it tells. */
export interface JournalOptions {
  /** An absolute path, or `:memory:`. */
  readonly path: string;
  readonly clock: Clock;
  /** Days after which signals that wait for no sink are forgotten. */
  readonly keepDays: number;
  readonly onEvent: (event: JournalEvent) => void;
  /** How many signals are kept in memory while the file can't be written. Default: 10,000. */
  readonly maxMissed?: number;
  /** Opens the file. Default: as {@linkcode SqliteJournal} does. */
  readonly openFile?: (path: string) => SqliteJournal;
}

const DAY_MS = 86_400_000;
const RETRY_MS = 1000;
/** How much longer than the look through a damaged file the rest after it is, at least. */
const CHECK_REST = 50;
const REMIND_MS = 600_000;
/** Looks whether the file is still there, ... */
const LOOK_MS = 60_000;
/** ... and forgets what is too old, so many signals at a time, with a rest between them. */
const PRUNE_EVERY_MS = 3_600_000;
const PRUNE_AT_ONCE = 500;
const PRUNE_REST_MS = 100;
const MAX_MISSED = 10_000;
const MAX_IDS = 20_000;

const NOTHING: StoredDeliveries = { pending: () => [], delivery: () => null };

/** A time in which the file can't be used. */
interface Outage {
  problem: string;
  /** Once damaged, it must prove to be whole: much can be done with a damaged file until the damage is met again. */
  wasDamaged: boolean;
  toldAt: number;
  /** False when reading failed as well: not tried again before the next retry. */
  readable: boolean;
}

/**
 * The journal of a running program: it keeps the file to itself, and goes on in memory while the file can't be used.
 * What was missed is written once it can, which is tried every second.
 */
export class Journal implements OutboxJournal, Disposable {
  readonly #options: JournalOptions;
  readonly #backlog: Backlog;
  readonly #recent = new RecentIds(MAX_IDS);
  readonly #end = new AbortController();
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
   * Opens the journal, and makes the file where there is none. A file that can't be used now is told as an event.
   *
   * @throws {JournalLockedError} another instance of the program has it
   * @throws {JournalError} it is another program's file, or one of a newer version of this program
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
    void journal.#maintain();
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
    const found = this.#read(read) ?? read(NOTHING);
    // known also when the file can't be read later on
    for (const delivery of found) this.#recent.add(delivery.signal.id);
    return found;
  }

  /** Also true once after a time in which the file could not be used: what it holds may not have been read yet. */
  changedElsewhere(): boolean {
    const hasRecovered = this.#hasRecovered;
    this.#hasRecovered = false;
    return this.#try((file) => file.changedElsewhere()) || hasRecovered;
  }

  /** Writes what is left, if it can, and lets go of the file. */
  [Symbol.dispose](): void {
    this.#end.abort();
    if (this.#outage !== null) this.#tryAgain();
    if (this.#outage !== null && this.#backlog.size > 0) {
      const missed = this.#backlog.size === 1
        ? "1 signal that it has missed is"
        : `${this.#backlog.size} signals that it has missed are`;
      const problem = `${this.#outage.problem}; ${missed} lost to it`;
      this.#options.onEvent({ type: "journal_failed", path: this.#options.path, problem });
    }
    this.#disconnect();
  }

  /** Null when the file can't be used, and is left alone until the next retry. */
  #try<T>(use: (file: SqliteJournal) => T): T | null {
    if (this.#outage !== null || this.#file === null) return null;
    try {
      return use(this.#file);
    } catch (error) {
      this.#fail(toJournalError(error, this.#options.path));
      return null;
    }
  }

  /** As {@linkcode #try}, but also while the file can be read though not written. */
  #read<T>(use: (file: SqliteJournal) => T): T | null {
    if (this.#file === null || this.#outage?.readable === false) return null;
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

  #fail(error: JournalError, readable = true): void {
    const began = this.#outage === null;
    this.#outage ??= { problem: "", wasDamaged: false, toldAt: this.#options.clock.now(), readable };
    this.#outage.problem = error.message;
    this.#outage.wasDamaged ||= error.kind === "damaged";
    this.#outage.readable = readable;
    // what is locked or full can still be read, and gets well as it is; anything else is opened anew
    if (error.kind !== "locked" && error.kind !== "full") this.#closeFile();
    if (began) this.#tellFailed();
    if (!this.#isRetrying) void this.#retry();
  }

  #tellFailed(): void {
    const { clock, onEvent, path } = this.#options;
    if (this.#outage === null) return;
    this.#outage.toldAt = clock.now();
    const meanwhile = "signals still go to their sinks, and are kept in memory until it can be written";
    onEvent({ type: "journal_failed", path, problem: `${this.#outage.problem}; ${meanwhile}` });
  }

  async #retry(): Promise<void> {
    this.#isRetrying = true;
    let pause = RETRY_MS;
    while (this.#outage !== null && await this.#sleep(pause)) {
      const began = performance.now();
      this.#tryAgain();
      // a large file that was damaged takes its time to be looked through
      const took = performance.now() - began;
      pause = this.#outage?.wasDamaged === true ? Math.max(RETRY_MS, CHECK_REST * took) : RETRY_MS;
      if (this.#outage !== null && this.#options.clock.now() - this.#outage.toldAt >= REMIND_MS) this.#tellFailed();
    }
    this.#isRetrying = false;
  }

  #tryAgain(): void {
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

  /** Looks after the file as long as it is open. */
  async #maintain(): Promise<void> {
    const { clock, keepDays } = this.#options;
    let prunedAt = -Infinity;
    while (await this.#sleep(LOOK_MS)) {
      this.#try((file) => this.#requireInPlace(file));
      if (clock.now() - prunedAt < PRUNE_EVERY_MS) continue;
      prunedAt = clock.now();
      const prune = (file: SqliteJournal): number => file.prune(prunedAt - keepDays * DAY_MS, PRUNE_AT_ONCE);
      while (this.#try(prune) === PRUNE_AT_ONCE && await this.#sleep(PRUNE_REST_MS));
    }
  }

  /** What is written to a file that was removed is lost. */
  #requireInPlace(file: SqliteJournal): void {
    if (file.isInPlace()) return;
    throw new JournalError("missing", `the journal ${this.#options.path} was moved or removed: a new one is made`);
  }

  /** False when the journal was closed meanwhile. */
  #sleep(ms: number): Promise<boolean> {
    // nothing but the end of the journal ends a wait early
    return this.#options.clock.sleep(ms, this.#end.signal).then(() => true, () => false);
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
      // a damaged file may not even close; it is told like the rest
      if (this.#outage !== null) this.#outage.problem = toJournalError(error, this.#options.path).message;
    }
  }

  #disconnect(): void {
    this.#closeFile();
    this.#lock?.[Symbol.dispose]();
    this.#lock = null;
  }
}
