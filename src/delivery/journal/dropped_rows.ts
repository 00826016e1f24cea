/** Reports rows that the journal can't store: the first one at once, then how many there were, once a minute at most. */
export class DroppedRows {
  readonly #report: (problem: string) => void;
  #reportedAt = -Infinity;
  #count = 0;

  constructor(report: (problem: string) => void) {
    this.#report = report;
  }

  /** @param what what is wrong with the row @param now epoch milliseconds */
  add(what: string, now: number): void {
    this.#count++;
    if (now - this.#reportedAt < REPORT_EVERY_MS) return;
    const others = this.#count === 1 ? "" : `, the last of ${this.#count}`;
    this.#report(`the journal can't store a row, which is dropped${others}: ${what}`);
    this.#reportedAt = now;
    this.#count = 0;
  }
}

const REPORT_EVERY_MS = 60_000;
