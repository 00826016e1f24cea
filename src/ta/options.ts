/** Options of an indicator of one price. */
export interface PriceOptions {
  /**
   * The column of a dataframe that is read.
   * @default "close"
   */
  readonly price?: string;
}

/** Options of an indicator with one period. */
export interface TimeperiodOptions {
  /** The number of rows in the window. Each indicator has its own default. */
  readonly timeperiod?: number;
}
