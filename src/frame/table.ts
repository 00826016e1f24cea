import type { Column } from "./column.ts";

/** A decoded dataframe: columns by position, each with `rows` cells. */
export interface Table {
  /** The column names, in order, without duplicates. Tables of the same layout share one array, which makes `===` a fast test. */
  readonly columns: readonly string[];
  /** The number of rows. */
  readonly rows: number;
  /** The first label of the producer's index; null if there is no label or it is not a number. */
  readonly firstIndex: number | null;
  /** The columns, in the order of their names. */
  readonly data: readonly Column[];
  /** True: numbers, dates and booleans lie in memory that the next decoded dataframe overwrites, so that whoever keeps them copies them. */
  readonly isBorrowed?: boolean;
}

/**
 * Frees the memory of a table's numbers immediately. The garbage collector would free it too, but too late after many
 * large frames. The table must not be used afterwards; a buffer made from it has its own copy.
 */
export function releaseTable(table: Table): void {
  if (table.isBorrowed === true) return;
  for (const column of table.data) {
    if (column.kind !== "number" && column.kind !== "date") continue;
    const { buffer } = column.values;
    if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
  }
}
