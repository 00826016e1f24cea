/** Counts how often each strategy exceeded the time limit, whatever the pair. Each thread keeps its own count. */
export class StrategyTimeouts {
  readonly #counts: Map<string, number>;

  constructor(counts: ReadonlyMap<string, number> = new Map()) {
    this.#counts = new Map(counts);
  }

  /** The count of each strategy that exceeded the limit, by its name. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Counts one more timeout, and returns how many there have been. */
  add(strategy: string): number {
    const times = this.of(strategy) + 1;
    this.#counts.set(strategy, times);
    return times;
  }

  /** Counts as many timeouts as disable a strategy. */
  suspend(strategy: string): void {
    this.#counts.set(strategy, Math.max(this.of(strategy), MAX_TIMEOUTS));
  }

  /** Returns how often a strategy exceeded the limit. */
  of(strategy: string): number {
    return this.#counts.get(strategy) ?? 0;
  }

  /** Reports whether a strategy exceeded the limit too often to run again. */
  isSuspended(strategy: string): boolean {
    return this.of(strategy) >= MAX_TIMEOUTS;
  }

  /** Forgets all timeouts: the strategies' code has changed. */
  clear(): void {
    this.#counts.clear();
  }
}

/** A strategy that exceeds the limit this often is disabled until it is reloaded. */
export const MAX_TIMEOUTS = 2;
