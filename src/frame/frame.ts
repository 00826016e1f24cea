import { type Cell, type Column, DATE_COLUMN, makeMissingColumn } from "./column.ts";
import { type ColumnSource, GatheredColumn, HeldColumn, RepeatedColumn, SlicedColumn } from "./column_source.ts";
import { type ColumnInput, toColumn } from "./column_input.ts";
import { appendNames, derive, indexColumns } from "./column_names.ts";
import { assignWhere } from "./assign_where.ts";
import { formatCsv } from "./format_csv.ts";
import { FrameMisuseError } from "./frame_misuse_error.ts";
import { guardColumns } from "./guard_columns.ts";
import { refuseOperator } from "./refuse_operator.ts";
import { requireLength, toRow, toSliceBounds } from "./rows.ts";
import { Series } from "./series.ts";
import { describeValue } from "../text/describe_value.ts";
import { describe } from "./series/describe.ts";
import { forwardFill, missingMask } from "./series/missing.ts";
import type { Table } from "./table.ts";
import { UnknownColumnError } from "./unknown_column_error.ts";
import type { ColumnName, ColumnValues } from "./wrong_signal_column.ts";

/** Reports whether an object has the private field of a frame. */
let hasSources: (value: object) => boolean;

/**
 * A dataframe: named columns of the same length, in a fixed order. Answers to pandas' `DataFrame`.
 *
 * A frame never changes. `set()`, `loc()` and the other methods return a new frame that shares the unchanged columns, so
 * use the result: `dataframe = dataframe.set("rsi", rsi)`. Rows are numbered from 0; negative numbers count from the end.
 *
 * | pandas | here |
 * |---|---|
 * | `df["rsi"]` | `df.col("rsi")` |
 * | `df["rsi"] = values` | `df = df.set("rsi", values)` |
 * | `df.loc[mask, "enter_long"] = 1` | `df = df.loc(mask, { enter_long: 1 })` |
 * | `df["close"].iloc[-1]` | `df.at(-1, "close")` |
 * | `"rsi" in df.columns` | `df.has("rsi")` |
 * | `len(df)` | `df.length` |
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
  /** The number of rows. */
  readonly length: number;
  /** The names of the columns, in order. */
  readonly columns: readonly string[];
  readonly #sources: readonly ColumnSource[];

  static {
    hasSources = (value): boolean => #sources in value;
  }

  /**
   * Makes a frame of column sources, each of `length` rows. Strategies use {@linkcode Frame.from} instead.
   *
   * @internal
   */
  constructor(columns: readonly string[], sources: readonly ColumnSource[], length: number) {
    this.columns = columns;
    this.length = length;
    this.#sources = sources;
  }

  /** The frame without columns and rows. */
  static readonly empty: Frame = new Frame([], [], 0);

  /**
   * Makes a frame of columns of the same length. Arrays are copied. The column `date` holds epoch milliseconds.
   *
   * @throws {RangeError} the columns have different lengths
   *
   * @example
   * ```ts
   * import { Frame } from "consumer";
   *
   * const frame = Frame.from({ date: [Date.UTC(2026, 0, 1)], close: [100], tag: ["first"] });
   * if (frame.length !== 1 || frame.col("date").kind !== "date") throw new Error();
   * ```
   */
  static from(columns: Readonly<Record<string, Series | Float64Array | readonly Cell[]>>): Frame {
    const names = Object.keys(columns);
    const length = Object.values(columns)[0]?.length ?? 0;
    const sources = Object.entries(columns).map(([name, input]) => new HeldColumn(toColumn(name, input, length)));
    return new Frame(names, sources, length);
  }

  /**
   * Makes a frame of a decoded table without copying its arrays.
   *
   * @internal
   */
  static ofTable(table: Table): Frame {
    return new Frame(table.columns, table.data.map((column) => new HeldColumn(column)), table.rows);
  }

  /** Whether there are no rows or no columns. Answers to pandas' `empty`. */
  get empty(): boolean {
    return this.length === 0 || this.columns.length === 0;
  }

  /** Reports whether the frame has a column. */
  has(name: string): boolean {
    return indexColumns(this.columns).has(name);
  }

  /**
   * Returns one column as a {@linkcode Series}. Answers to pandas' `df[name]`.
   *
   * @throws {UnknownColumnError} the column does not exist; the message suggests the nearest names
   */
  col(name: string): Series {
    return new Series(this.source(name).column(), name);
  }

  /**
   * Returns one cell, `null` if it is missing. Answers to pandas' `at[row, name]`. Reading a single cell this way is
   * cheaper than reading its column.
   *
   * @param row from 0; negative rows count from the end, so -1 is the last row
   * @throws {RangeError} the row does not exist
   * @throws {UnknownColumnError} the column does not exist
   */
  at(row: number, name: string): Cell {
    return this.source(name).cell(toRow(row, this.length));
  }

  /**
   * Returns all cells of one row by column name. Answers to pandas' `iloc[row]`.
   *
   * @param row from 0; negative rows count from the end
   * @throws {RangeError} the row does not exist
   */
  row(row: number): Row {
    const at = toRow(row, this.length);
    return Object.fromEntries(this.columns.map((name, i) => [name, this.#sources[i]?.cell(at) ?? null]));
  }

  /**
   * Returns a frame with one column replaced, or added at the end. Answers to pandas' `df[name] = value`.
   *
   * @param value a Series or an array of the frame's length, which is copied; or one cell for all rows
   * @throws {RangeError} the value has another length than the frame
   *
   * @example
   * ```ts
   * import { Frame } from "consumer";
   *
   * const frame = Frame.from({ high: [3, 4], low: [1, 2] });
   * const withRange = frame.set("range", frame.col("high").sub(frame.col("low")));
   * if (withRange.at(0, "range") !== 2) throw new Error();
   * ```
   */
  set<K extends string>(name: ColumnName<K>, value: ColumnInput): Frame {
    if (typeof value !== "object" || value === null) {
      return this.#with(name, new RepeatedColumn(name, value, this.length), this.length);
    }
    // a frame without columns takes its length from the first one, like an empty DataFrame
    const length = this.columns.length === 0 ? value.length : this.length;
    return this.#with(name, new HeldColumn(toColumn(name, value, length)), length);
  }

  /**
   * Returns a frame with several columns replaced or added, each as in `set()`. Answers to pandas' `assign`.
   *
   * @throws {RangeError} a value has another length than the frame
   */
  assign<K extends string>(columns: ColumnValues<K, ColumnInput>): Frame {
    return Object.entries<ColumnInput>(columns).reduce<Frame>((frame, [name, value]) => frame.set(name, value), this);
  }

  /**
   * Returns a frame with values assigned in the rows where the mask is true. Answers to pandas'
   * `loc[mask, columns] = values`.
   *
   * A column that does not exist is added; its other rows are missing. A missing cell in the mask counts as false.
   *
   * @param mask a boolean Series of the frame's length, for example `dataframe.col("rsi").lt(30)`
   * @param values by column name, one cell for all these rows, or a Series of the frame's length
   * @throws {RangeError} the mask or a Series has another length than the frame
   * @throws {FrameMisuseError} the mask is not a Series
   *
   * @example
   * ```ts
   * import { Frame } from "consumer";
   *
   * const frame = Frame.from({ rsi: [25, 50] });
   * const entries = frame.loc(frame.col("rsi").lt(30), { enter_long: 1, enter_tag: "oversold" });
   * if (entries.at(0, "enter_long") !== 1 || entries.at(1, "enter_tag") !== null) throw new Error();
   * ```
   */
  loc<K extends string>(mask: Series, values: ColumnValues<K, Cell | Series>): Frame {
    if (!(mask instanceof Series)) {
      throw new FrameMisuseError(
        `the mask of loc() must be a Series such as close.gt(30), found ${describeValue(mask)}`,
      );
    }
    requireLength("mask", mask.length, this.length);
    const bits = mask.mask;
    return Object.entries<Cell | Series>(values).reduce<Frame>((frame, [name, value]) => {
      if (value instanceof Series) requireLength(`value for "${name}"`, value.length, this.length);
      const held = frame.has(name) ? frame.col(name).column : makeMissingColumn(this.length);
      const assigned = assignWhere(held, bits, value instanceof Series ? value.column : value);
      if (assigned === held && frame.has(name)) return frame;
      return frame.#with(name, new HeldColumn(assigned), this.length);
    }, this);
  }

  /**
   * Returns a frame with only these columns, in this order. Answers to pandas' `df[names]`.
   *
   * @throws {UnknownColumnError} the column does not exist
   */
  select(...names: readonly string[]): Frame {
    const columns = derive(selected, this.columns, JSON.stringify(names), () => [...new Set(names)]);
    return new Frame(columns, columns.map((name) => this.source(name)), this.length);
  }

  /**
   * Returns a frame without these columns. Answers to pandas' `drop(columns=names)`.
   *
   * @throws {UnknownColumnError} the column does not exist
   */
  drop(...names: readonly string[]): Frame {
    for (const name of names) this.source(name);
    return this.select(...this.columns.filter((name) => !names.includes(name)));
  }

  /**
   * Returns a frame with columns renamed. Answers to pandas' `rename(columns=mapping)`. Names that the frame does not have
   * are ignored, as in pandas.
   *
   * @param mapping new names by old names
   * @throws {RangeError} two columns would have the same name
   */
  rename(mapping: Readonly<Record<string, string>>): Frame {
    const columns = this.columns.map((name) => Object.hasOwn(mapping, name) ? mapping[name] ?? name : name);
    const twice = columns.find((name, i) => columns.indexOf(name) !== i);
    if (twice !== undefined) throw new RangeError(`rename() would create two columns named "${twice}"`);
    return new Frame(columns, this.#sources, this.length);
  }

  /**
   * Returns the rows from `start` to before `end`. The arguments are those of `Array.prototype.slice`.
   *
   * @param end default: the end of the frame
   */
  slice(start: number, end: number = this.length): Frame {
    const [from, to] = toSliceBounds(start, end, this.length);
    if (from === 0 && to === this.length) return this;
    return new Frame(this.columns, this.#sources.map((source) => new SlicedColumn(source, from, to)), to - from);
  }

  /** Returns the first `n` rows. Default: 5. Answers to pandas' `head`. */
  head(n = 5): Frame {
    return this.slice(0, n);
  }

  /** Returns the last `n` rows. Default: 5. Answers to pandas' `tail`. */
  tail(n = 5): Frame {
    return n === 0 ? this.slice(0, 0) : this.slice(-n);
  }

  /**
   * Fills missing cells of every column with the last one before them. Answers to pandas' `ffill()`.
   *
   * @example
   * ```ts
   * import { Frame } from "consumer";
   *
   * const frame = Frame.from({ rsi: [30, null], tag: ["x", null] }).ffill();
   * if (frame.at(-1, "rsi") !== 30 || frame.at(-1, "tag") !== "x") throw new Error();
   * ```
   */
  ffill(): Frame {
    const sources = this.#sources.map((source) => new HeldColumn(forwardFill(source.column())));
    return new Frame(this.columns, sources, this.length);
  }

  /**
   * Drops the rows that have missing cells. Answers to pandas' `dropna(how, subset)`.
   *
   * @throws {UnknownColumnError} a column of `subset` does not exist
   *
   * @example
   * ```ts
   * import { Frame } from "consumer";
   *
   * const frame = Frame.from({ close: [1, 2, 3], rsi: [null, 40, 50] });
   * if (frame.dropna().length !== 2 || frame.dropna({ subset: ["close"] }).length !== 3) throw new Error();
   * ```
   */
  dropna({ how = "any", subset = this.columns }: DropnaOptions = {}): Frame {
    const masks = subset.map((name) => missingMask(this.source(name).column()));
    const isMissing = (row: number): boolean =>
      how === "any"
        ? masks.some((mask) => mask[row] === 1)
        : masks.length > 0 && masks.every((mask) => mask[row] === 1);
    const rows = Int32Array.from(Array.from({ length: this.length }, (_, row) => row).filter((row) => !isMissing(row)));
    if (rows.length === this.length) return this;
    return new Frame(this.columns, this.#sources.map((source) => new GatheredColumn(source, rows)), rows.length);
  }

  /**
   * Summarises every numeric column: count, mean, standard deviation, minimum, quartiles and maximum. Answers to pandas'
   * `describe()`.
   *
   * Each statistic is a row. Its name is in the column `statistic`, which is the index in pandas. Dates are left out.
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

  /**
   * Formats the frame as CSV text with a header line. Answers to pandas' `to_csv(index=False)`. The function `toCsv`
   * documents the form of each kind of cell.
   */
  toCsv(): string {
    return formatCsv(this.columns, this.#sources.map((source) => source.column()), this.length);
  }

  /**
   * Returns the source of a column. Functions that make frames share sources instead of copying values.
   *
   * @internal
   * @throws {UnknownColumnError} the column does not exist
   */
  source(name: string): ColumnSource {
    const source = this.#sources[indexColumns(this.columns).get(name) ?? -1];
    if (source === undefined) throw new UnknownColumnError(name, this.columns);
    return source;
  }

  /**
   * Returns the dates of all rows in epoch milliseconds, missing ones as `NaN`.
   *
   * @param name default: `date`
   * @throws {UnknownColumnError} the column does not exist
   * @throws {TypeError} the column does not hold dates
   */
  dates(name: string = DATE_COLUMN): Float64Array {
    const column: Column = this.source(name).column();
    if (column.kind !== "date") {
      throw new TypeError(`the column "${name}" must hold dates, but its kind is ${column.kind}`);
    }
    return column.values;
  }

  /**
   * Throws, because operators do not work on a frame. A template string gets a short description.
   *
   * @throws {FrameMisuseError} always, except for the hint `string`
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return `[Frame: ${this.length} rows, ${this.columns.length} columns]`;
    return refuseOperator("Frame", 'dataframe.col("close")', hint);
  }

  #with(name: string, source: ColumnSource, length: number): Frame {
    const columns = appendNames(this.columns, [name]);
    const sources = [...this.#sources];
    sources[indexColumns(columns).get(name) ?? sources.length] = source;
    return new Frame(columns, sources, length);
  }
}

guardColumns(Frame.prototype);

/** Options of {@linkcode Frame.dropna}. */
export interface DropnaOptions {
  /** Whether one missing cell is enough to drop a row, or all must be missing. @default "any" */
  readonly how?: "any" | "all";
  /** The columns that are looked at. @default all columns */
  readonly subset?: readonly string[];
}

/** The cells of one row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * Reports whether a value is a frame whose methods are those of {@linkcode Frame}: no proxy, no subclass, and no frame with
 * methods of its own.
 */
export function isPlainFrame(value: unknown): value is Frame {
  return typeof value === "object" && value !== null && hasSources(value) &&
    Object.getPrototypeOf(value) === Frame.prototype && Reflect.ownKeys(value).length === OWN_FIELDS;
}

const OWN_FIELDS = Reflect.ownKeys(Frame.empty).length;

const selected = new WeakMap<readonly string[], Map<string, readonly string[]>>();
