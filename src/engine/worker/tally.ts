import type { StrategyTally } from "../wire/strategy_tally.ts";

/** Counts and times evaluations, one at a time. */
export class Tally {
  readonly #tallies = new Map<string, { evaluations: number; ms: number }>();
  #running: { evaluations: number; ms: number } | null = null;
  #since = 0;

  begin(strategy: string): void {
    let tally = this.#tallies.get(strategy);
    if (tally === undefined) this.#tallies.set(strategy, tally = { evaluations: 0, ms: 0 });
    this.#running = tally;
    this.#since = performance.now();
  }

  end(): void {
    if (this.#running === null) return;
    this.#running.evaluations++;
    this.#running.ms += performance.now() - this.#since;
    this.#running = null;
  }

  all(): readonly StrategyTally[] {
    return [...this.#tallies].map(([strategy, tally]) => ({ strategy, ...tally }));
  }
}
