import { type Column, DATE_COLUMN, type Kind } from "./column.ts";
import { Frame } from "./frame.ts";
import { appendNames, indexColumns } from "./column_names.ts";
import { measureColumns, measureTexts } from "./measure_storage.ts";
import { getDates, isStrictlyIncreasing } from "./normalise_rows.ts";
import { Snapshot, SnapshotColumn } from "./snapshot.ts";
import { allocate, getUnifiableKind, type Storage, unifyKinds, writeColumn, writeMissing } from "./storage.ts";
import type { Table } from "./table.ts";
import { UnknownColumnError } from "./unknown_column_error.ts";

/** The result of a merge: `appended` if it added later rows, `updated` if it only replaced rows. */
export type MergeChange = "appended" | "updated";

/**
 * A growing store of one dataframe: its last `maxRows` rows, sorted by date. Appending rows and replacing the last row
 * happen in place. Every other change allocates new memory, so that snapshots keep their values.
 */
export class FrameBuffer {
  readonly maxRows: number;
  #columns: readonly string[] = [];
  /** The array is replaced, never changed: snapshots share it. */
  #storages: readonly Storage[] = [];
  /** The storage of the dates, or null. */
  #dates: Float64Array | null = null;
  #start = 0;
  #end = 0;
  #capacity = 0;
  /** The storages of texts. Most buffers have few. */
  #texts: readonly TextStorage[] = [];
  #columnBytes = 0;
  #textBytes = 0;
  /** The snapshot of the current rows, if there is one. */
  #snapshot: Snapshot | null = null;

  private constructor(maxRows: number) {
    if (!(Number.isInteger(maxRows) && maxRows > 0)) {
      throw new RangeError(`maxRows must be a whole number above 0, found ${maxRows}`);
    }
    this.maxRows = maxRows;
  }

  /** Makes a buffer of the last `maxRows` rows of a table. */
  static from(table: Table, maxRows = DEFAULT_MAX_ROWS): FrameBuffer {
    const buffer = new FrameBuffer(maxRows);
    buffer.#rebuild(table, 0, 0);
    return buffer;
  }

  /** The number of rows. */
  get rows(): number {
    return this.#end - this.#start;
  }

  /** About how many bytes the buffer takes, spare rows included. It is counted when the buffer changes. */
  get bytes(): number {
    return BUFFER_BYTES + this.#columnBytes + this.#textBytes;
  }

  /** The names of the columns, in order. */
  get columns(): readonly string[] {
    return this.#columns;
  }

  /** The date of the first row in epoch milliseconds; null if there are no rows. */
  get firstDate(): number | null {
    return this.#dateAt(0);
  }

  /** The date of the last row in epoch milliseconds; null if there are no rows. */
  get lastDate(): number | null {
    return this.#dateAt(this.rows - 1);
  }

  /** Counts the rows from one date to another, both included. */
  countRows(first: number, last: number): number {
    return this.#countBefore(last + 1) - this.#countBefore(first);
  }

  /**
   * Replaces the rows from the table's first to its last date with the rows of the table. Answers to freqtrade's
   * `_add_external_df`, except that rows later than the table are kept. A column that only one side has is filled with
   * missing cells.
   *
   * @throws {RangeError} the table's dates do not strictly increase; `normaliseRows()` makes them so
   */
  merge(table: Table): MergeChange {
    if (table.rows === 0) return "updated";
    const dates = getDates(table);
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

  /**
   * Returns the current rows as a frame that later merges do not change. A column is copied when it is first read.
   *
   * @param names the columns. Default: all
   * @throws {UnknownColumnError} the buffer has no column of this name
   */
  snapshot(names: readonly string[] = this.#columns): Frame {
    const snapshot = this.#snapshot ??= new Snapshot(this.#storages, this.#start, this.rows);
    if (names === this.#columns) {
      return new Frame(names, this.#storages.map((_, i) => new SnapshotColumn(snapshot, i)), this.rows);
    }
    const index = indexColumns(this.#columns);
    const sources = names.map((name) => {
      const at = index.get(name);
      if (at === undefined) throw new UnknownColumnError(name, this.#columns);
      return new SnapshotColumn(snapshot, at);
    });
    return new Frame(names, sources, this.rows);
  }

  /**
   * Returns the rows as a table in the buffer's own memory, without copying. Use it to transfer the rows to another thread:
   * neither the buffer nor its snapshots may be used afterwards.
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
    requireIncreasing(dates);
    if (replacesLast) this.#snapshot?.keepLastRow();
    this.#snapshot = null;
    const at = this.#start + before;
    this.#end = at;
    this.#adoptLayout(table);
    // the text that is replaced
    for (const { values } of this.#texts) this.#textBytes -= measureTexts(values, at, replacesLast ? 1 : 0);
    const index = table.columns === this.#columns ? null : indexColumns(this.#columns);
    for (let i = 0; i < table.data.length; i++) {
      const column = table.data[i];
      const storage = this.#storages[index === null ? i : index.get(table.columns[i] ?? "") ?? -1];
      if (column !== undefined && storage !== undefined) writeColumn(storage, at, column, 0, table.rows);
    }
    if (table.columns.length < this.#columns.length) {
      const given = indexColumns(table.columns);
      this.#columns.forEach((name, i) => {
        const storage = this.#storages[i];
        if (!given.has(name) && storage !== undefined) writeMissing(storage, at, table.rows);
      });
    }
    for (const { values } of this.#texts) this.#textBytes += measureTexts(values, at, table.rows);
    this.#end = at + table.rows;
    this.#start = Math.max(this.#start, this.#end - this.maxRows);
  }

  /** Adds the table's new columns, and converts the columns whose kind cannot hold the table's cells. */
  #adoptLayout(table: Table): void {
    if (table.columns === this.#columns && hasSameKinds(this.#storages, table.data)) return;
    const columns = appendNames(this.#columns, table.columns);
    const given = indexColumns(table.columns);
    const sameLayout = table.columns === columns;
    let changed: Storage[] | null = null;
    for (let i = 0; i < columns.length; i++) {
      const held = this.#storages[i];
      const added = table.data[sameLayout ? i : given.get(columns[i] ?? "") ?? -1];
      const kind = this.#unifyKind(held, added);
      if (kind === held?.kind) continue;
      changed ??= [...this.#storages];
      const storage = allocate(kind, this.#capacity);
      if (held !== undefined) writeColumn(storage, this.#start, held, this.#start, this.rows);
      changed[i] = storage;
    }
    this.#columns = columns;
    if (changed === null) return;
    this.#storages = changed;
    this.#noteStorages();
  }

  #unifyKind(held: Storage | undefined, added: Column | undefined): Kind {
    if (held !== undefined && held.kind === added?.kind) return held.kind;
    const addedKind = added === undefined ? "missing" : getUnifiableKind(added);
    if (held === undefined || this.rows === 0) {
      return this.rows === 0 && added !== undefined ? added.kind : unifyKinds("missing", addedKind);
    }
    if (addedKind === "missing") return unifyKinds(held.kind, "missing");
    return unifyKinds(this.#isMissing(held) ? "missing" : held.kind, addedKind);
  }

  /** Reports whether all rows of a column are missing. */
  #isMissing(storage: Storage): boolean {
    if (storage.kind === "boolean") return false;
    for (let row = this.#start; row < this.#end; row++) {
      const value = storage.values[row];
      if (value !== null && !Number.isNaN(value)) return false;
    }
    return true;
  }

  /** Allocates new memory for the first `before` rows, the table, and the last `after` rows. */
  #rebuild(table: Table, before: number, after: number): void {
    const dates = getDates(table);
    requireIncreasing(dates);
    this.#snapshot = null;
    const held = { storages: this.#storages, start: this.#start, end: this.#end };
    const total = before + table.rows + after;
    const skipped = Math.max(0, total - this.maxRows);
    const rows = total - skipped;
    const columns = appendNames(this.#columns, table.columns);
    const given = indexColumns(table.columns);
    const capacity = rows + countSpareRows(rows, this.maxRows);
    const parts = columns.map((name, i): Storage => {
      const old = held.storages[i];
      const added = table.data[given.get(name) ?? -1];
      const storage = allocate(before + after === 0 && added ? added.kind : this.#unifyKind(old, added), capacity);
      // drop the rows of each part that exceed maxRows
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
    this.#noteStorages();
  }

  /** Notes what the new storages are, and measures them. Rows that are dropped later count until the next allocation, since they stay in it. */
  #noteStorages(): void {
    this.#columnBytes = measureColumns(this.#columns, this.#storages, this.#capacity);
    const dates = this.#storages[indexColumns(this.#columns).get(DATE_COLUMN) ?? -1];
    this.#dates = dates?.kind === "date" ? dates.values : null;
    this.#texts = this.#storages.filter(isText);
    this.#textBytes = 0;
    for (const { values } of this.#texts) this.#textBytes += measureTexts(values, 0, this.#capacity);
  }

  /** Counts the rows earlier than `date`. */
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
    return this.#dates?.[this.#start + row] ?? null;
  }
}

/** Returns how many spare rows to allocate, so that most appends need no allocation. A tenth keeps the memory low. */
function countSpareRows(rows: number, maxRows: number): number {
  return Math.max(16, Math.ceil(Math.min(rows, maxRows) / 10));
}

function hasSameKinds(storages: readonly Storage[], columns: readonly Column[]): boolean {
  for (let i = 0; i < columns.length; i++) if (storages[i]?.kind !== columns[i]?.kind) return false;
  return true;
}

type TextStorage = Extract<Storage, { readonly kind: "string" | "object" }>;

function isText(storage: Storage): storage is TextStorage {
  return storage.kind === "string" || storage.kind === "object";
}

/** What an empty buffer takes: objects, and entries in maps. Measured with 100,000 small buffers. */
const BUFFER_BYTES = 2_000;

/** As many rows as freqtrade requests at first. */
const DEFAULT_MAX_ROWS = 1500;

function requireIncreasing(dates: Float64Array): void {
  if (!isStrictlyIncreasing(dates)) {
    throw new RangeError("the table's dates must strictly increase: pass it through normaliseRows() first");
  }
}
