import type { JournalError } from "./journal_error.ts";

/** A period in which the journal's file can't be used. */
export class Outage {
  /** What is wrong with the file now, for people. */
  problem = "";
  #wasDamaged = false;
  #wasUnreadable = false;
  #isReadable = true;
  #reportedAt: number;

  /** @param now epoch milliseconds */
  constructor(now: number) {
    this.#reportedAt = now;
  }

  /** Adds an error. @param isReadable false when reading failed too */
  add(error: JournalError, isReadable: boolean): void {
    this.problem = error.message;
    this.#wasDamaged ||= error.kind === "damaged";
    this.#wasUnreadable ||= error.kind === "failed";
    this.#isReadable = isReadable;
  }

  /** Whether the file was damaged, and was not replaced yet. */
  get wasDamaged(): boolean {
    return this.#wasDamaged;
  }

  /** Whether the disk reported an error: then only a full check proves that the file works. */
  get wasUnreadable(): boolean {
    return this.#wasUnreadable;
  }

  /** The damaged file was replaced. */
  mend(): void {
    this.#wasDamaged = false;
  }

  /** Whether reading may still work. If not, nothing reads before the next retry. */
  get isReadable(): boolean {
    return this.#isReadable;
  }

  /** Whether it is time to report the outage again. */
  needsReminder(now: number): boolean {
    return now - this.#reportedAt >= REMIND_MS;
  }

  /** Returns the text of a report, and notes its time. */
  report(now: number): string {
    this.#reportedAt = now;
    return `${this.problem}; signals still go to their sinks, and stay in memory until the journal works again`;
  }

  /** Returns the text of the last report, when the program stops before the file works again. */
  reportLoss(missedSignals: number): string {
    return `${this.problem}; ${missedSignals} signal${missedSignals === 1 ? "" : "s"} could not be written and ` +
      `${missedSignals === 1 ? "is" : "are"} lost to it`;
  }
}

/** How often an outage is reported while it lasts. */
const REMIND_MS = 600_000;
