import { keyOf } from "../../text/key_of.ts";

/** Counts how often each strategy exceeded the time limit on each pair. */
export class StuckEvaluations {
  readonly #counts = new Map<string, number>();

  /** Counts one more timeout, and returns how many there have been on this pair. */
  count(strategy: string, pair: string): number {
    const key = keyOf(strategy, pair);
    const times = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, times);
    return times;
  }

  /** The `keyOf(strategy, pair)` of everything that must not run again. */
  get suspended(): readonly string[] {
    return [...this.#counts].filter(([, times]) => times >= MAX_TIMES_STUCK).map(([key]) => key);
  }

  /** Forgets all timeouts: the strategies' code has changed. */
  clear(): void {
    this.#counts.clear();
  }
}

/** A strategy that exceeds the limit this often on a pair is suspended on that pair. */
export const MAX_TIMES_STUCK = 3;
