import type { Column } from "./column.ts";

/** A decoded dataframe as it came over the wire: columns by position, all of `rows` cells. */
export interface Table {
  /** Column names, in order, each once. Tables of one layout share one array, so comparing identity is a fast first test. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** The first label of the producer's index, null when there is none or it is no number. */
  readonly firstIndex: number | null;
  readonly data: readonly Column[];
}
