/** The cost of a strategy's evaluations. */
export interface StrategyTally {
  readonly strategy: string;
  /** The number of evaluations. */
  readonly evaluations: number;
  /** Their total duration in milliseconds. */
  readonly ms: number;
}
