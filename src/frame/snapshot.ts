import { type Cell, cellAt, type Column } from "./column.ts";
import type { ColumnSource } from "./column_source.ts";
import { copyRows, type Storage, writeCell } from "./storage.ts";

/**
 * The rows of a buffer at one moment. A buffer never overwrites a row in place but the last one, and tells the snapshot
 * its cells before it does; everything else it changes by allocating anew. So nothing is copied until somebody reads.
 */
export class Snapshot {
  #lastRow: readonly Cell[] | null = null;

  constructor(readonly storages: readonly Storage[], readonly start: number, readonly rows: number) {}

  /** Called by the buffer before it overwrites the last row. */
  keepLastRow(): void {
    const last = this.start + this.rows - 1;
    this.#lastRow = this.storages.map((storage) => cellAt(storage, last));
  }

  /** A copy of one column as it was then. */
  copy(index: number): Column {
    const storage = this.#storage(index);
    const column = copyRows(storage, this.start, this.start + this.rows);
    if (this.#lastRow !== null) writeCell(column, this.rows - 1, this.#lastRow[index] ?? null);
    return column;
  }

  /** One cell as it was then. */
  cell(index: number, row: number): Cell {
    if (this.#lastRow !== null && row === this.rows - 1) return this.#lastRow[index] ?? null;
    return cellAt(this.#storage(index), this.start + row);
  }

  #storage(index: number): Storage {
    const storage = this.storages[index];
    if (storage === undefined) {
      throw new RangeError(`a snapshot of ${this.storages.length} columns has none at ${index}`);
    }
    return storage;
  }
}

/** One column of a snapshot, copied when it is first taken. */
export class SnapshotColumn implements ColumnSource {
  #column: Column | null = null;

  constructor(readonly snapshot: Snapshot, readonly index: number) {}

  column(): Column {
    return this.#column ??= this.snapshot.copy(this.index);
  }

  cell(row: number): Cell {
    return this.#column === null ? this.snapshot.cell(this.index, row) : cellAt(this.#column, row);
  }
}
