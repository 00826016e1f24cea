/** Which column an indicator of one price reads. */
export interface PriceOptions {
  /**
   * The column that is read when a dataframe is given.
   * @default "close"
   */
  readonly price?: string;
}

/** How many rows an indicator looks at. */
export interface TimeperiodOptions {
  /** A whole number; each indicator has its own default. */
  readonly timeperiod?: number;
}
