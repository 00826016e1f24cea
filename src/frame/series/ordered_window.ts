/** The values of a moving window in ascending order. Rows are those of the column; missing values are left out. */
export interface OrderedWindow {
  /** The number of values in the window. */
  readonly count: number;
  /** Adds a row to the window. */
  enter(row: number): void;
  /** Removes a row from the window. */
  leave(row: number): void;
  /** Counts the values in the window that are less than the row's. */
  below(row: number): number;
  /** Counts the values in the window that equal the row's. */
  equal(row: number): number;
  /** Returns the value with `n` others before it; `NaN` if it does not exist. */
  nth(n: number): number;
}
