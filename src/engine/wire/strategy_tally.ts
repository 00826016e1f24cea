/** What a strategy's evaluations have cost so far. */
export interface StrategyTally {
  readonly strategy: string;
  readonly evaluations: number;
  /** Milliseconds that they took together. */
  readonly ms: number;
}
