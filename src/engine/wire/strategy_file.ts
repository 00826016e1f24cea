/** The file of a strategy. */
export interface StrategyFile {
  /** The path as the user wrote it. */
  readonly path: string;
  readonly url: string;
}
