/** A time in which a sink itself fails. It counts the failures in a row, and the signals that expire meanwhile. */
export class SinkOutage {
  #failures = 0;
  #expired = 0;
  #reportAt = Infinity;
  /** Since when the attempts under way have had no answer. */
  #silentSince = Infinity;
  #silenceReportAt = 0;

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

  /** An attempt started, or one of several ended. */
  listen(now: number): void {
    this.#silentSince = now;
  }

  /** No attempt is under way. */
  stopListening(): void {
    this.#silentSince = Infinity;
  }

  /** Returns for how long no attempt has ended, if that is to be reported: after a minute, then every ten. Otherwise null. */
  reportedSilenceMs(now: number): number | null {
    const silentMs = now - this.#silentSince;
    if (silentMs < FIRST_REPORT_MS || now < this.#silenceReportAt) return null;
    this.#silenceReportAt = now + REPORT_EVERY_MS;
    return silentMs;
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
