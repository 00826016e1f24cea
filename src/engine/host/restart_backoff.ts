import { backoffMs } from "../../time/backoff.ts";

/** The pause before each restart of the engine. It grows while the restarts follow each other within a minute. */
export class RestartBackoff {
  #restarts = 0;
  #lastAt = 0;

  /**
   * Returns the pause before the restart that is due at `now`, in milliseconds: 0, 1, 2, 4 ... 60 seconds.
   *
   * @param now epoch milliseconds
   */
  nextPauseMs(now: number): number {
    this.#restarts = now - this.#lastAt > MAX_PAUSE_MS ? 0 : this.#restarts + 1;
    this.#lastAt = now;
    return this.#restarts === 0 ? 0 : backoffMs({ firstMs: FIRST_PAUSE_MS, maxMs: MAX_PAUSE_MS }, this.#restarts);
  }
}

const FIRST_PAUSE_MS = 1000;
/** The longest pause, and the time after which an engine that kept running starts again without one. */
const MAX_PAUSE_MS = 60_000;
