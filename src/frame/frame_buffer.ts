import { type Column, DATE_COLUMN, type Kind } from "./column.ts";
import { Frame } from "./frame.ts";
import { appendNames, indexColumns } from "./column_names.ts";
import { datesOf, isRising } from "./normalise_rows.ts";
import { Snapshot, SnapshotColumn } from "./snapshot.ts";
import { allocate, getUnifiableKind, type Storage, unifyKinds, writeColumn, writeMissing } from "./storage.ts";
import type { Table } from "./table.ts";

/** How a merge changed the buffer: later rows than it had came, or rows it had were replaced. */
export type MergeChange = "appended" | "updated";

/**
 * The growing store of one dataframe: the last `maxRows` rows, dates rising. A row is appended, or the last one replaced,
 * in place; what the buffer cannot do in place it does in new memory, so that snapshots keep what they saw.
 */
export class FrameBuffer {
  readonly maxRows: number;
  #columns: readonly string[] = [];
  /** Replaced, never changed: snapshots hold it. */
  #storages: readonly Storage[] = [];
  #start = 0;
  #end = 0;
  #capacity = 0;
  /** What was taken since the last row was last overwritten. */
  #snapshot: Snapshot | null = null;

  private constructor(maxRows: number) {
    if (!(Number.isInteger(maxRows) && maxRows > 0)) {
      throw new RangeError(`maxRows must be a whole number above 0, not ${maxRows}`);
    }
    this.maxRows = maxRows;
  }

  /** A buffer that holds the last `maxRows` rows of `table`. */
  static from(table: Table, maxRows = 1500): FrameBuffer {
    const buffer = new FrameBuffer(maxRows);
    buffer.#rebuild(table, 0, 0);
    return buffer;
  }

  get rows(): number {
    return this.#end - this.#start;
  }

  get columns(): readonly string[] {
    return this.#columns;
  }

  /** Epoch milliseconds of the first row; null without rows. */
  get firstDate(): number | null {
    return this.#dateAt(0);
  }

  /** Epoch milliseconds of the last row; null without rows. */
  get lastDate(): number | null {
    return this.#dateAt(this.rows - 1);
  }

  /**
   * Puts the rows of `table` in place of the held ones from its first to its last date: freqtrade's `_add_external_df`,
   * but held rows later than the table stay. A column that one side lacks is missing there.
   *
   * @throws {RangeError} unless the table's dates rise strictly: `normaliseRows` sees to that.
   */
  merge(table: Table): MergeChange {
    if (table.rows === 0) return "updated";
    const dates = datesOf(table);
    const first = dates[0] ?? NaN;
    const last = dates[dates.length - 1] ?? NaN;
    const heldLast = this.lastDate ?? -Infinity;
    const before = first > heldLast ? this.rows : this.#countBefore(first);
    const after = last >= heldLast ? 0 : this.rows - this.#countBefore(last + 1);
    const replacesLast = before === this.rows - 1;
    const inPlace = after === 0 && (before === this.rows || replacesLast) &&
      this.#start + before + table.rows <= this.#capacity;
    if (inPlace) this.#write(table, dates, before, replacesLast);
    else this.#rebuild(table, before, after);
    return last > heldLast ? "appended" : "updated";
  }

  /** All rows as they are now, as a value: what is merged later never shows in it. Columns are copied when first taken. */
  snapshot(): Frame {
    const snapshot = this.#snapshot ??= new Snapshot(this.#storages, this.#start, this.rows);
    return new Frame(this.#columns, this.#storages.map((_, i) => new SnapshotColumn(snapshot, i)), this.rows);
  }

  /**
   * The rows as a table that lies in the buffer's own memory, without a copy: for giving it away. Neither the buffer nor a
   * snapshot of it may be used afterwards.
   */
  surrender(): Table {
    const data = this.#storages.map(({ kind, values }): Column => {
      switch (kind) {
        case "boolean":
          return { kind, values: values.subarray(this.#start, this.#end) };
        case "number":
        case "date":
          return { kind, values: values.subarray(this.#start, this.#end) };
        case "string":
          return { kind, values: values.slice(this.#start, this.#end) };
        case "object":
          return { kind, values: values.slice(this.#start, this.#end) };
      }
    });
    return { columns: this.#columns, rows: this.rows, firstIndex: null, data };
  }

  #write(table: Table, dates: Float64Array, before: number, replacesLast: boolean): void {
    requireRising(dates);
    if (replacesLast) this.#snapshot?.keepLastRow();
    this.#snapshot = null;
    const at = this.#start + before;
    this.#end = at;
    this.#adoptLayout(table);
    const index = indexColumns(this.#columns);
    const sameLayout = table.columns === this.#columns;
    table.data.forEach((column, i) => {
      const storage = this.#storages[sameLayout ? i : index.get(table.columns[i] ?? "") ?? -1];
      if (storage !== undefined) writeColumn(storage, at, column, 0, table.rows);
    });
    if (table.columns.length < this.#columns.length) {
      const given = indexColumns(table.columns);
      this.#columns.forEach((name, i) => {
        const storage = this.#storages[i];
        if (!given.has(name) && storage !== undefined) writeMissing(storage, at, table.rows);
      });
    }
    this.#end = at + table.rows;
    this.#start = Math.max(this.#start, this.#end - this.maxRows);
  }

  /** Adds the columns that the table has and the buffer lacks, and turns those whose kind cannot take the table's cells. */
  #adoptLayout(table: Table): void {
    const columns = appendNames(this.#columns, table.columns);
    const given = indexColumns(table.columns);
    const sameLayout = table.columns === columns;
    let changed: Storage[] | null = null;
    for (let i = 0; i < columns.length; i++) {
      const held = this.#storages[i];
      const added = table.data[sameLayout ? i : given.get(columns[i] ?? "") ?? -1];
      const kind = this.#unifiedKind(held, added);
      if (kind === held?.kind) continue;
      changed ??= [...this.#storages];
      const storage = allocate(kind, this.#capacity);
      if (held !== undefined) writeColumn(storage, this.#start, held, this.#start, this.rows);
      changed[i] = storage;
    }
    this.#columns = columns;
    if (changed !== null) this.#storages = changed;
  }

  #unifiedKind(held: Storage | undefined, added: Column | undefined): Kind {
    if (held !== undefined && held.kind === added?.kind) return held.kind;
    const addedKind = added === undefined ? "missing" : getUnifiableKind(added);
    if (held === undefined || this.rows === 0) {
      return this.rows === 0 && added !== undefined ? added.kind : unifyKinds("missing", addedKind);
    }
    if (addedKind === "missing") return unifyKinds(held.kind, "missing");
    return unifyKinds(this.#isMissing(held) ? "missing" : held.kind, addedKind);
  }

  /** Whether the held rows of a column are all missing. */
  #isMissing(storage: Storage): boolean {
    if (storage.kind === "boolean") return false;
    for (let row = this.#start; row < this.#end; row++) {
      const value = storage.values[row];
      if (value !== null && !Number.isNaN(value)) return false;
    }
    return true;
  }

  /** New memory: the first `before` rows, the table, and the last `after` rows. */
  #rebuild(table: Table, before: number, after: number): void {
    const dates = datesOf(table);
    requireRising(dates);
    this.#snapshot = null;
    const held = { storages: this.#storages, start: this.#start, end: this.#end };
    const total = before + table.rows + after;
    const skipped = Math.max(0, total - this.maxRows);
    const rows = total - skipped;
    const columns = appendNames(this.#columns, table.columns);
    const given = indexColumns(table.columns);
    const capacity = rows + slack(rows, this.maxRows);
    const parts = columns.map((name, i): Storage => {
      const old = held.storages[i];
      const added = table.data[given.get(name) ?? -1];
      const storage = allocate(before + after === 0 && added ? added.kind : this.#unifiedKind(old, added), capacity);
      // each part is cut to what lies within the rows that are kept
      const headSkip = Math.min(skipped, before);
      const tableSkip = Math.min(skipped - headSkip, table.rows);
      const tailSkip = skipped - headSkip - tableSkip;
      const head = before - headSkip;
      const middle = table.rows - tableSkip;
      if (old !== undefined) {
        writeColumn(storage, 0, old, held.start + headSkip, head);
        writeColumn(storage, head + middle, old, held.end - after + tailSkip, after - tailSkip);
      }
      if (added !== undefined) writeColumn(storage, head, added, tableSkip, middle);
      return storage;
    });
    this.#columns = columns;
    this.#storages = parts;
    this.#start = 0;
    this.#end = rows;
    this.#capacity = capacity;
  }

  /** How many held rows are earlier than `date`. */
  #countBefore(date: number): number {
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#dateAt(middle) ?? NaN) < date) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #dateAt(row: number): number | null {
    if (row < 0 || row >= this.rows) return null;
    const dates = this.#storages[indexColumns(this.#columns).get(DATE_COLUMN) ?? -1];
    return dates?.kind === "date" ? dates.values[this.#start + row] ?? null : null;
  }
}

/** Free rows, so that not every append allocates: a tenth, which keeps a hundred full buffers near their numbers. */
function slack(rows: number, maxRows: number): number {
  return Math.max(16, Math.ceil(Math.min(rows, maxRows) / 10));
}

function requireRising(dates: Float64Array): void {
  if (!isRising(dates)) {
    throw new RangeError("the dates of a table must rise strictly: pass it through normaliseRows()");
  }
}
