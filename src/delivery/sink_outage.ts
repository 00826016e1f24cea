/** A time in which a sink itself fails. It counts the failures in a row, and the signals that expire meanwhile. */
export class SinkOutage {
  #failures = 0;
  #expired = 0;
  #reportAt = Infinity;

  /** How many attempts in a row have failed. 0: the sink works. */
  get failures(): number {
    return this.#failures;
  }

  /** How many signals have expired since the first failure. */
  get expired(): number {
    return this.#expired;
  }

  /** @param now epoch milliseconds */
  fail(now: number): void {
    if (this.#failures === 0) this.#reportAt = now + FIRST_REPORT_MS;
    this.#failures++;
  }

  countExpired(): void {
    if (this.#failures > 0) this.#expired++;
  }

  /** Returns whether it is time to report how many signals wait: after a minute, and then every ten minutes. */
  isReportDue(now: number): boolean {
    if (now < this.#reportAt) return false;
    this.#reportAt = now + REPORT_EVERY_MS;
    return true;
  }

  /** The sink works again. */
  end(): void {
    this.#failures = 0;
    this.#expired = 0;
    this.#reportAt = Infinity;
  }
}

const FIRST_REPORT_MS = 60_000;
const REPORT_EVERY_MS = 600_000;
