/**
 * Bounds how often strategies print: {@linkcode MAX_LINES} lines in each second. It counts what is dropped.
 *
 * All strategies share it, because nothing tells who prints.
 */
export class PrintBudget {
  #windowAt = -Infinity;
  #lines = 0;
  #dropped = 0;

  /**
   * Counts one line, and returns whether it may be printed.
   *
   * @param now milliseconds of a monotonic clock
   */
  take(now: number): boolean {
    if (now - this.#windowAt >= WINDOW_MS) {
      this.#windowAt = now;
      this.#lines = 0;
    }
    if (this.#lines < MAX_LINES) {
      this.#lines++;
      return true;
    }
    this.#dropped++;
    return false;
  }

  /** Returns how many lines were dropped since the last call. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}

/** How many lines strategies may print in a second. */
export const MAX_LINES = 100;
const WINDOW_MS = 1000;
