import { WatchSlot } from "../wire/worker_messages.ts";

/** Whether the worker is at work on an evaluation, and on which. */
export interface Running {
  readonly evaluation: number;
  /** The id of the strategy and pair; 0 for none. */
  readonly id: number;
}

/** Reads the integers that the worker shares. */
export function readRunning(watch: SharedArrayBuffer): Running {
  const slots = new Int32Array(watch);
  return {
    evaluation: Atomics.load(slots, WatchSlot.evaluation),
    id: Atomics.load(slots, WatchSlot.running),
  };
}

/** What the watchdog says of the worker. */
export type Verdict =
  | { readonly type: "well" }
  /** One evaluation has run longer than it may. */
  | { readonly type: "stuck"; readonly id: number }
  /** It was handed work and neither evaluates nor answers. */
  | { readonly type: "silent" };

/** Tells from what it sees, look by look, whether the worker has been at the same thing for too long. */
export class Watchdog {
  readonly #limitMs: number;
  #since: number | null = null;
  #seen: Running = { evaluation: 0, id: 0 };
  #batch = 0;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** @param batch the number of the batch that is being worked on; null when the worker has nothing to do */
  look(running: Running, batch: number | null, now: number): Verdict {
    const same = batch !== null && batch === this.#batch && running.evaluation === this.#seen.evaluation &&
      running.id === this.#seen.id;
    if (!same || this.#since === null) {
      this.#seen = running;
      this.#batch = batch ?? 0;
      this.#since = batch === null ? null : now;
      return { type: "well" };
    }
    if (now - this.#since < this.#limitMs) return { type: "well" };
    return running.id === 0 ? { type: "silent" } : { type: "stuck", id: running.id };
  }
}
