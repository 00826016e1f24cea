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

/**
 * Gives the memory of a table's numbers back to the system at once instead of when the garbage is collected, which after many
 * whole frames is late. The table must not be used any more; buffers made of it have copies.
 */
export function releaseTable(table: Table): void {
  for (const column of table.data) {
    if (column.kind !== "number" && column.kind !== "date") continue;
    const { buffer } = column.values;
    if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
  }
}
