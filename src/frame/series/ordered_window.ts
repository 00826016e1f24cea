/** The values of a moving window in order; rows are those of the column. Missing values are never in it. */
export interface OrderedWindow {
  /** How many values are in the window. */
  readonly count: number;
  /** Takes a row into the window. */
  enter(row: number): void;
  /** Takes a row out of it. */
  leave(row: number): void;
  /** How many values of the window are less than the row's. */
  below(row: number): number;
  /** How many values of the window equal the row's. */
  equal(row: number): number;
  /** The window's value with `n` others before it in rising order; `NaN` where there is none. */
  nth(n: number): number;
}
