import { type Cell, cellAt, type Column } from "./column.ts";
import type { ColumnSource } from "./column_source.ts";
import { copyRows, type Storage, writeCell } from "./storage.ts";

/**
 * The rows of a `FrameBuffer` at one moment. It shares the buffer's memory and copies a column only when it is read.
 *
 * That is safe because the buffer overwrites only its last row in place, and calls `keepLastRow()` first. For every other
 * change it allocates new memory.
 */
export class Snapshot {
  #lastRow: readonly Cell[] | null = null;

  constructor(readonly storages: readonly Storage[], readonly start: number, readonly rows: number) {}

  /** Saves the cells of the last row. The buffer calls this before it overwrites that row. */
  keepLastRow(): void {
    const last = this.start + this.rows - 1;
    this.#lastRow = this.storages.map((storage) => cellAt(storage, last));
  }

  /** Returns a copy of one column at the time of the snapshot. */
  copy(index: number): Column {
    const storage = this.#storage(index);
    const column = copyRows(storage, this.start, this.start + this.rows);
    if (this.#lastRow !== null) writeCell(column, this.rows - 1, this.#lastRow[index] ?? null);
    return column;
  }

  /** Returns one cell at the time of the snapshot. */
  cell(index: number, row: number): Cell {
    if (this.#lastRow !== null && row === this.rows - 1) return this.#lastRow[index] ?? null;
    return cellAt(this.#storage(index), this.start + row);
  }

  #storage(index: number): Storage {
    const storage = this.storages[index];
    if (storage === undefined) {
      throw new RangeError(`the snapshot has ${this.storages.length} columns, but column ${index} was requested`);
    }
    return storage;
  }
}

/** One column of a snapshot. It is copied when it is first read. */
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
