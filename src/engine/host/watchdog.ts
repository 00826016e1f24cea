import { WatchSlot } from "../wire/watch_slot.ts";

/** Decides, check by check, whether the worker has been doing the same thing for longer than the limit. */
export class Watchdog {
  readonly #limitMs: number;
  #since: number | null = null;
  #seen: Running = { evaluation: 0, id: 0 };
  #batch = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /**
   * Compares the worker with what the last check saw.
   *
   * @param batch the number of the batch that is being processed, or null when the worker has nothing to do
   * @param now milliseconds of a monotonic clock
   */
  look(running: Running, batch: number | null, now: number): Verdict {
    const isSame = batch !== null && batch === this.#batch && running.evaluation === this.#seen.evaluation &&
      running.id === this.#seen.id;
    if (!isSame || this.#since === null) {
      this.#seen = running;
      this.#batch = batch ?? 0;
      this.#since = batch === null ? null : now;
      return { type: "ok" };
    }
    if (now - this.#since < this.#limitMs) return { type: "ok" };
    return running.id === 0 ? { type: "silent" } : { type: "stuck", id: running.id };
  }
}

/** The outcome of one check. */
export type Verdict =
  | { readonly type: "ok" }
  /** One evaluation exceeds the limit. */
  | { readonly type: "stuck"; readonly id: number }
  /** The worker has a batch, evaluates nothing and does not answer. */
  | { readonly type: "silent" };

/** The evaluation that the worker is running. */
export interface Running {
  /** The number of evaluations that have started. */
  readonly evaluation: number;
  /** The id of the strategy and pair. 0 when no evaluation is running. */
  readonly id: number;
}

/** Reads the shared integers that the worker writes. */
export function readRunning(watch: SharedArrayBuffer): Running {
  const slots = new Int32Array(watch);
  return {
    evaluation: Atomics.load(slots, WatchSlot.evaluation),
    id: Atomics.load(slots, WatchSlot.running),
  };
}
