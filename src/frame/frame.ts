import { type Cell, type Column, DATE_COLUMN, makeMissingColumn } from "./column.ts";
import { type ColumnSource, HeldColumn, SlicedColumn } from "./column_source.ts";
import { type ColumnInput, toColumn } from "./column_input.ts";
import { appendNames, derive, indexColumns } from "./column_names.ts";
import { requireLength, toRow, toSliceBounds } from "./rows.ts";
import { Series } from "./series.ts";
import { describe } from "./series/describe.ts";
import type { Table } from "./table.ts";
import { formatCsv } from "./format_csv.ts";
import { UnknownColumnError } from "./unknown_column_error.ts";
import { assignWhere } from "./assign_where.ts";

/** Cells of one row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * A dataframe: named columns of one length, in an order. It is a value: `set`, `loc` and the like give a new frame that
 * shares what did not change. Rows are numbered from 0; negative numbers count from the end.
 *
 * @example
 * ```ts
 * import { Frame } from "consumer";
 *
 * const frame = Frame.from({ close: [10, 11, 9], volume: [5, 0, 7] });
 * const signalled = frame.loc(frame.col("volume").gt(0), { enter_long: 1, enter_tag: "busy" });
 * if (signalled.at(-1, "enter_tag") !== "busy" || signalled.at(1, "enter_long") !== null) throw new Error();
 * if (frame.has("enter_long")) throw new Error("the frame itself has not changed");
 * ```
 */
export class Frame {
  /** How many rows there are. */
  readonly length: number;
  /** The names of the columns, in order. */
  readonly columns: readonly string[];
  readonly #sources: readonly ColumnSource[];

  /** For the makers of frames: `Frame.from` is the public way. One source a column, each of `length` rows. */
  constructor(columns: readonly string[], sources: readonly ColumnSource[], length: number) {
    this.columns = columns;
    this.length = length;
    this.#sources = sources;
  }

  /** A frame without columns and rows. */
  static readonly empty: Frame = new Frame([], [], 0);

  /**
   * A frame of the given columns, all of one length. Arrays are copied; a column named `date` holds epoch milliseconds.
   *
   * @throws {RangeError} when the lengths differ.
   */
  static from(columns: Readonly<Record<string, Series | Float64Array | readonly Cell[]>>): Frame {
    const names = Object.keys(columns);
    const length = Object.values(columns)[0]?.length ?? 0;
    const sources = Object.entries(columns).map(([name, input]) => new HeldColumn(toColumn(name, input, length)));
    return new Frame(names, sources, length);
  }

  /** The frame of a decoded table, whose arrays it takes over. */
  static ofTable(table: Table): Frame {
    return new Frame(table.columns, table.data.map((column) => new HeldColumn(column)), table.rows);
  }

  /** Whether there are no rows or no columns: pandas' `empty`. */
  get empty(): boolean {
    return this.length === 0 || this.columns.length === 0;
  }

  /** Whether there is a column of that name. */
  has(name: string): boolean {
    return indexColumns(this.columns).has(name);
  }

  /**
   * One column.
   *
   * @throws {UnknownColumnError} when there is none of that name.
   */
  col(name: string): Series {
    return new Series(this.source(name).column(), name);
  }

  /** One cell: pandas' `at[row, name]`. Cheaper than a column when one cell is all that is wanted. */
  at(row: number, name: string): Cell {
    return this.source(name).cell(toRow(row, this.length));
  }

  /** All cells of one row: pandas' `iloc[row]`. */
  row(row: number): Row {
    const at = toRow(row, this.length);
    return Object.fromEntries(this.columns.map((name, i) => [name, this.#sources[i]?.cell(at) ?? null]));
  }

  /** The frame with a column replaced or added at the end. A scalar fills the column; an array is copied. */
  set(name: string, value: ColumnInput): Frame {
    // a frame without columns takes its length from the first, as a new DataFrame does
    const length = this.columns.length === 0 && typeof value === "object" && value !== null
      ? value.length
      : this.length;
    return this.#with(name, new HeldColumn(toColumn(name, value, length)), length);
  }

  /** The frame with several columns replaced or added, each as `set` does it: pandas' `assign`. */
  assign(columns: Readonly<Record<string, ColumnInput>>): Frame {
    return Object.entries(columns).reduce<Frame>((frame, [name, value]) => frame.set(name, value), this);
  }

  /**
   * The frame with `values` assigned where the mask is true: pandas' `loc[mask, columns] = values`. A column that does not
   * exist is made, missing elsewhere. A missing cell in the mask counts as false.
   *
   * @throws {RangeError} when the mask or a Series has another length than the frame.
   */
  loc(mask: Series, values: Readonly<Record<string, Cell | Series>>): Frame {
    requireLength("mask", mask.length, this.length);
    const bits = mask.mask;
    return Object.entries(values).reduce<Frame>((frame, [name, value]) => {
      if (value instanceof Series) requireLength(`value for "${name}"`, value.length, this.length);
      const held = frame.has(name) ? frame.col(name).column : makeMissingColumn(this.length);
      const assigned = assignWhere(held, bits, value instanceof Series ? value.column : value);
      if (assigned === held && frame.has(name)) return frame;
      return frame.#with(name, new HeldColumn(assigned), this.length);
    }, this);
  }

  /** The frame with these columns alone, in this order. */
  select(...names: readonly string[]): Frame {
    const columns = derive(selected, this.columns, JSON.stringify(names), () => [...new Set(names)]);
    return new Frame(columns, columns.map((name) => this.source(name)), this.length);
  }

  /** The frame without these columns. */
  drop(...names: readonly string[]): Frame {
    for (const name of names) this.source(name);
    return this.select(...this.columns.filter((name) => !names.includes(name)));
  }

  /**
   * The frame with columns renamed; names that it lacks are passed over, as pandas does.
   *
   * @throws {RangeError} when two columns would have one name.
   */
  rename(mapping: Readonly<Record<string, string>>): Frame {
    const columns = this.columns.map((name) => Object.hasOwn(mapping, name) ? mapping[name] ?? name : name);
    const twice = columns.find((name, i) => columns.indexOf(name) !== i);
    if (twice !== undefined) throw new RangeError(`rename() would make two columns named "${twice}"`);
    return new Frame(columns, this.#sources, this.length);
  }

  /** Rows `start` to before `end`, as `Array.prototype.slice` counts them. */
  slice(start: number, end: number = this.length): Frame {
    const [from, to] = toSliceBounds(start, end, this.length);
    if (from === 0 && to === this.length) return this;
    return new Frame(this.columns, this.#sources.map((source) => new SlicedColumn(source, from, to)), to - from);
  }

  /** The first `n` rows. */
  head(n = 5): Frame {
    return this.slice(0, n);
  }

  /** The last `n` rows. */
  tail(n = 5): Frame {
    return n === 0 ? this.slice(0, 0) : this.slice(-n);
  }

  /**
   * Count, mean, deviation, extremes and quartiles of every column of numbers, a row each, with their names in the column
   * `statistic` (in pandas' `describe()` the index). Dates are left out.
   */
  describe(): Frame {
    const names = this.columns.filter((name) => this.col(name).kind === "number");
    const described = names.map((name) => [name, this.col(name).describe()] as const);
    const statistics = Object.keys(describe(new Float64Array(0)));
    return Frame.from({
      statistic: statistics,
      ...Object.fromEntries(described.map(([name, found]) => [name, Object.values(found)])),
    });
  }

  /** The frame as CSV text with a header line: pandas' `to_csv(index=False)`. See the function `toCsv`. */
  toCsv(): string {
    return formatCsv(this.columns, this.#sources.map((source) => source.column()), this.length);
  }

  /** Where a column comes from: for makers of frames, which share it instead of taking its values. */
  source(name: string): ColumnSource {
    const source = this.#sources[indexColumns(this.columns).get(name) ?? -1];
    if (source === undefined) throw new UnknownColumnError(name, this.columns);
    return source;
  }

  /** Epoch milliseconds of every row; throws when there is no such column of dates. */
  dates(name: string = DATE_COLUMN): Float64Array {
    const column: Column = this.source(name).column();
    if (column.kind !== "date") throw new TypeError(`the column "${name}" holds ${column.kind} cells, not dates`);
    return column.values;
  }

  #with(name: string, source: ColumnSource, length: number): Frame {
    const columns = appendNames(this.columns, [name]);
    const sources = [...this.#sources];
    sources[indexColumns(columns).get(name) ?? sources.length] = source;
    return new Frame(columns, sources, length);
  }
}

const selected = new WeakMap<readonly string[], Map<string, readonly string[]>>();
