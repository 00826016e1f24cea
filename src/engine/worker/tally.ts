import type { StrategyTally } from "../wire/strategy_tally.ts";

/** Counts and times evaluations, one at a time. */
export class Tally {
  readonly #tallies = new Map<string, { evaluations: number; ms: number }>();
  #running: { evaluations: number; ms: number } | null = null;
  #since = 0;

  /** Starts the clock for an evaluation of this strategy. */
  begin(strategy: string): void {
    let tally = this.#tallies.get(strategy);
    if (tally === undefined) this.#tallies.set(strategy, tally = { evaluations: 0, ms: 0 });
    this.#running = tally;
    this.#since = performance.now();
  }

  /** Counts the evaluation that is running. */
  end(): void {
    if (this.#running === null) return;
    this.#running.evaluations++;
    this.#running.ms += performance.now() - this.#since;
    this.#running = null;
  }

  /** Returns the cost of each strategy's evaluations. */
  list(): readonly StrategyTally[] {
    return [...this.#tallies].map(([strategy, tally]) => ({ strategy, ...tally }));
  }
}
