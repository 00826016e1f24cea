import { assignWhere } from "./assign_where.ts";
import { type Cell, cellAt, type Column, isMissing, type Kind } from "./column.ts";
import { columnFromCells } from "./column_from_cells.ts";
import { toMask, toNumbers, toStrings } from "./numeric.ts";
import { refuseOperator } from "./refuse_operator.ts";
import { requireLength, toRow } from "./rows.ts";
import { arithmetic } from "./series/arithmetic.ts";
import { chooseNumbers, numbersOf } from "./series/choose.ts";
import { compare, type Comparison } from "./series/compare.ts";
import { DateParts } from "./series/dates.ts";
import { describe, type Description } from "./series/describe.ts";
import {
  applyNumberFunction,
  clip,
  nanToNum,
  type NanToNumOptions,
  type NumberFunction,
} from "./series/elementwise.ts";
import { Ewm, type EwmOptions } from "./series/ewm.ts";
import { GroupBy } from "./series/group_by.ts";
import { interpolate } from "./series/interpolate.ts";
import { isClose, type IsCloseOptions } from "./series/is_close.ts";
import { isIn } from "./series/is_in.ts";
import { combineMasks, invertMask, type LogicOperator } from "./series/logic.ts";
import { backwardFill, fillMissing, forwardFill, missingMask } from "./series/missing.ts";
import type { ArithmeticOperator } from "./series/operators.ts";
import { median, quantiles } from "./series/quantile.ts";
import {
  cumulativeMax,
  cumulativeMin,
  cumulativeProduct,
  cumulativeSum,
  max,
  mean,
  min,
  rowOfMax,
  rowOfMin,
  sum,
  variance,
} from "./series/reduce.ts";
import { Rolling, type RollingOptions } from "./series/rolling.ts";
import { round } from "./series/round.ts";
import { maximumOf, minimumOf } from "./series/row_extremes.ts";
import { diff, pctChange, shift } from "./series/shift.ts";
import { Texts } from "./series/texts.ts";

/**
 * One column of a dataframe. Answers to pandas' `Series`.
 *
 * A Series never changes: every method returns a new one. Rows match by position. Missing cells are `null` (`NaN` in the
 * arrays of numbers); they stay missing in arithmetic, and a comparison with them is false. Comparisons and logic return
 * boolean Series, which serve as masks.
 *
 * @example
 * ```ts
 * import { Series } from "consumer";
 *
 * const close = Series.of([10, 11, 12, 9]);
 * const rising = close.gt(close.shift(1)).and(close.lt(12));
 * if (String(rising.toArray()) !== "false,true,false,false") throw new Error();
 * if (close.rolling(2).mean().at(-1) !== 10.5) throw new Error();
 * ```
 */
export class Series {
  /** The name of the column it comes from, if any. */
  readonly name: string | undefined;
  /** The kind and the values as they are stored. */
  readonly column: Column;

  /**
   * Makes a Series of a column without copying it. Strategies use {@linkcode Series.of} instead.
   *
   * @internal
   */
  constructor(column: Column, name?: string) {
    this.column = column;
    this.name = name;
  }

  /** Makes a Series of numbers or other cells, which are copied. Its kind is the one that pandas would choose. */
  static of(values: Float64Array | readonly Cell[], name?: string): Series {
    const column: Column = values instanceof Float64Array
      ? { kind: "number", values: values.slice() }
      : columnFromCells(values);
    return new Series(column, name);
  }

  /** Returns the same Series under another name. Answers to pandas' `rename(name)`. */
  rename(name: string): Series {
    return new Series(this.column, name);
  }

  /** The number of rows. */
  get length(): number {
    return this.column.values.length;
  }

  /** What the cells are: numbers, booleans, dates, text, or a mixture. */
  get kind(): Kind {
    return this.column.kind;
  }

  /**
   * The values as numbers: dates as epoch milliseconds, booleans as 1 and 0, missing ones as `NaN`. Answers to pandas'
   * `to_numpy()`.
   *
   * For numbers and dates this is the array of the Series itself: copy it before you write to it.
   *
   * @throws {TypeError} the Series holds text
   */
  get values(): Float64Array {
    return toNumbers(this.column, "values");
  }

  /**
   * The values as a mask: 1 for true and for numbers other than 0, else 0; missing ones are 0.
   *
   * @throws {TypeError} the Series holds text
   */
  get mask(): Uint8Array {
    return toMask(this.column, "a mask");
  }

  /**
   * The values as text, missing ones as `null`.
   *
   * @throws {TypeError} the Series holds anything else
   */
  get strings(): readonly (string | null)[] {
    return toStrings(this.column);
  }

  /** Returns all cells, missing ones as `null`. Answers to pandas' `tolist()`. */
  toArray(): Cell[] {
    return Array.from({ length: this.length }, (_, row) => cellAt(this.column, row));
  }

  /**
   * Returns one cell, `null` if it is missing. Answers to pandas' `iloc[row]`.
   *
   * @param row from 0; negative rows count from the end, so -1 is the last row
   * @throws {RangeError} the row does not exist
   */
  at(row: number): Cell {
    return cellAt(this.column, toRow(row, this.length));
  }

  /** Adds row by row: numbers, milliseconds to dates, or text to text. Answers to `+`. */
  add(other: Other): Series {
    return this.#arithmetic("add", other);
  }

  /** Subtracts row by row. The difference of two dates is in milliseconds. Answers to `-`. */
  sub(other: Other): Series {
    return this.#arithmetic("sub", other);
  }

  /** Multiplies row by row. Answers to `*`. */
  mul(other: Other): Series {
    return this.#arithmetic("mul", other);
  }

  /** Divides row by row. Division by 0 is infinite, that of 0 by 0 missing. Answers to `/`. */
  div(other: Other): Series {
    return this.#arithmetic("div", other);
  }

  /** Returns the remainder, which has the sign of the divisor. Answers to Python's `%`. */
  mod(other: Other): Series {
    return this.#arithmetic("mod", other);
  }

  /** Divides and rounds down. Division by 0 is infinite, that of 0 by 0 missing. Answers to Python's `//`. */
  floordiv(other: Other): Series {
    return this.#arithmetic("floordiv", other);
  }

  /** Raises to a power. Answers to Python's `**`. */
  pow(other: Other): Series {
    return this.#arithmetic("pow", other);
  }

  /** Subtracts this from a number: `close.rsub(100)` is `100 - close`. */
  rsub(other: number): Series {
    return this.neg().add(other);
  }

  /** Divides a number by this: `close.rdiv(1)` is `1 / close`. */
  rdiv(other: number): Series {
    const values = toNumbers(this.column, "rdiv()");
    const out = new Float64Array(values.length);
    for (let row = 0; row < out.length; row++) out[row] = other / (values[row] ?? NaN);
    return this.#numbers(out);
  }

  /** Returns the square root; missing for numbers below 0. Answers to NumPy's `sqrt`. */
  sqrt(): Series {
    return this.#apply("sqrt");
  }

  /** Returns the natural logarithm; `-Infinity` for 0, missing for numbers below. Answers to NumPy's `log`. */
  log(): Series {
    return this.#apply("log");
  }

  /** Returns e to the power of the value. Answers to NumPy's `exp`. */
  exp(): Series {
    return this.#apply("exp");
  }

  /** Changes the sign. Answers to `-series`. */
  neg(): Series {
    return this.#apply("neg");
  }

  /** Drops the sign. Answers to pandas' `abs()`. */
  abs(): Series {
    return this.#apply("abs");
  }

  /** Rounds to a number of decimals, halves to the even neighbour. Answers to pandas' `round(decimals)`. */
  round(decimals = 0): Series {
    return this.#numbers(round(toNumbers(this.column, "round()"), decimals));
  }

  /**
   * Limits the values to a range. Answers to pandas' `clip(lower, upper)`.
   *
   * @param lower values below become this; `null` is no limit
   * @param upper values above become this; `null` is no limit
   */
  clip(lower: number | null = null, upper: number | null = null): Series {
    return this.#numbers(clip(toNumbers(this.column, "clip()"), lower, upper));
  }

  /**
   * Returns the smaller value of each row; missing where one is. Answers to NumPy's `minimum(a, b)`.
   *
   * @example
   * ```ts
   * import { Series } from "consumer";
   *
   * const lower = Series.of([1, 5, null]).minimum(Series.of([2, 3, 4]));
   * if (String(lower.toArray()) !== "1,3,") throw new Error();
   * ```
   */
  minimum(other: Series | number): Series {
    return this.#numbers(minimumOf(toNumbers(this.column, "minimum()"), this.#operandNumbers(other, "minimum()")));
  }

  /**
   * Returns the larger value of each row; missing where one is. Answers to NumPy's `maximum(a, b)`.
   *
   * @example
   * ```ts
   * import { Series } from "consumer";
   *
   * if (String(Series.of([-1, 5]).maximum(0).toArray()) !== "0,5") throw new Error();
   * ```
   */
  maximum(other: Series | number): Series {
    return this.#numbers(maximumOf(toNumbers(this.column, "maximum()"), this.#operandNumbers(other, "maximum()")));
  }

  /** Returns where the value is greater. Answers to `>`. */
  gt(other: Other): Series {
    return this.#compare("gt", other);
  }

  /** Returns where the value is greater or equal. Answers to `>=`. */
  ge(other: Other): Series {
    return this.#compare("ge", other);
  }

  /** Returns where the value is less. Answers to `<`. */
  lt(other: Other): Series {
    return this.#compare("lt", other);
  }

  /** Returns where the value is less or equal. Answers to `<=`. */
  le(other: Other): Series {
    return this.#compare("le", other);
  }

  /** Returns where the values are equal. A missing value equals nothing: use `isna()`. Answers to `==`. */
  eq(other: Other): Series {
    return this.#compare("eq", other);
  }

  /** Returns where the values differ; true where one is missing. Answers to `!=`. */
  ne(other: Other): Series {
    return this.#compare("ne", other);
  }

  /**
   * Returns where two numbers are almost equal. Answers to NumPy's `isclose(a, b)`.
   *
   * They are if their difference is at most `atol` plus `rtol` times the size of the other value.
   *
   * @example
   * ```ts
   * import { Series } from "consumer";
   *
   * const found = Series.of([0.1 + 0.2, 1]).isClose(0.3);
   * if (String(found.toArray()) !== "true,false") throw new Error();
   * ```
   */
  isClose(other: Series | number, options: IsCloseOptions = {}): Series {
    const values = toNumbers(this.column, "isClose()");
    return this.#mask(isClose(values, this.#operandNumbers(other, "isClose()"), options));
  }

  /**
   * Returns where the value lies in a range. Answers to pandas' `between`.
   *
   * @param inclusive which bounds belong to the range
   */
  between(lower: Other, upper: Other, inclusive: "both" | "neither" | "left" | "right" = "both"): Series {
    const above = inclusive === "both" || inclusive === "left" ? this.ge(lower) : this.gt(lower);
    return above.and(inclusive === "both" || inclusive === "right" ? this.le(upper) : this.lt(upper));
  }

  /** Returns where the value is one of these. `null` among them finds missing values. Answers to pandas' `isin`. */
  isin(values: Iterable<Cell>): Series {
    return this.#mask(isIn(this.column, values));
  }

  /** Returns where both masks are true. Answers to `&`. */
  and(other: Series): Series {
    return this.#logic("and", other);
  }

  /** Returns where one mask or both are true. Answers to `|`. */
  or(other: Series): Series {
    return this.#logic("or", other);
  }

  /** Returns where exactly one mask is true. Answers to `^`. */
  xor(other: Series): Series {
    return this.#logic("xor", other);
  }

  /** Returns where the mask is not true. Answers to `~`. */
  not(): Series {
    return this.#mask(invertMask(toMask(this.column, "not()")));
  }

  /**
   * Moves the values down. Answers to pandas' `shift(periods, fill_value=fill)`.
   *
   * @param periods by how many rows; negative numbers move them up, which looks ahead
   * @param fill what the rows that become free hold; `null` leaves them missing
   */
  shift(periods = 1, fill: Cell = null): Series {
    return this.#column(shift(this.column, periods, fill));
  }

  /** Subtracts the value `periods` rows before. Answers to pandas' `diff(periods)`. */
  diff(periods = 1): Series {
    return this.#numbers(diff(this.column, periods));
  }

  /** Returns the change since `periods` rows before as a fraction: 0.01 is 1 %. Answers to pandas' `pct_change`. */
  pctChange(periods = 1): Series {
    return this.#numbers(pctChange(this.column, periods));
  }

  /**
   * Returns statistics of the window of rows that ends at each row: `close.rolling(20).mean()`. Answers to pandas'
   * `rolling(window)`.
   *
   * @throws {RangeError} the window is no whole number above 0, or `minPeriods` is larger
   */
  rolling(window: number, options: RollingOptions = {}): Rolling<Series> {
    return new Rolling(toNumbers(this.column, "rolling()"), window, options, (values) => this.#numbers(values));
  }

  /**
   * Returns statistics whose weights decay exponentially: `close.ewm({ span: 12 }).mean()`. Answers to pandas' `ewm`.
   *
   * @throws {RangeError} not exactly one of `span`, `alpha`, `com` and `halflife` is set, or it is out of range
   */
  ewm(options: EwmOptions): Ewm<Series> {
    return new Ewm(toNumbers(this.column, "ewm()"), options, (values) => this.#numbers(values));
  }

  /**
   * Groups the rows by the cells of a key. Answers to pandas' `groupby(key)`.
   *
   * @throws {RangeError} the key has another length
   */
  groupby(key: Series): GroupBy<Series> {
    requireLength("key", key.length, this.length);
    return new GroupBy(() => toNumbers(this.column, "groupby()"), key.column, (values) => this.#numbers(values));
  }

  /** Adds up the values so far. A missing value stays missing and adds nothing. Answers to pandas' `cumsum()`. */
  cumsum(): Series {
    return this.#numbers(cumulativeSum(toNumbers(this.column, "cumsum()")));
  }

  /** Multiplies the values so far. A missing value stays missing. Answers to pandas' `cumprod()`. */
  cumprod(): Series {
    return this.#numbers(cumulativeProduct(toNumbers(this.column, "cumprod()")));
  }

  /** Returns the largest value so far. A missing value stays missing. Answers to pandas' `cummax()`. */
  cummax(): Series {
    return this.#numbers(cumulativeMax(toNumbers(this.column, "cummax()")));
  }

  /** Returns the smallest value so far. A missing value stays missing. Answers to pandas' `cummin()`. */
  cummin(): Series {
    return this.#numbers(cumulativeMin(toNumbers(this.column, "cummin()")));
  }

  /** Fills missing cells with the last one before them. Answers to pandas' `ffill()`. */
  ffill(): Series {
    return this.#column(forwardFill(this.column));
  }

  /** Fills missing cells with the next one after them, which looks ahead. Answers to pandas' `bfill()`. */
  bfill(): Series {
    return this.#column(backwardFill(this.column));
  }

  /** Fills missing cells with a value, or with the cell of another Series in the same row. Answers to `fillna`. */
  fillna(value: Other): Series {
    return this.#column(fillMissing(this.column, toOperand(value)));
  }

  /**
   * Fills missing numbers on the straight line between their neighbours, which looks ahead. Answers to pandas'
   * `interpolate()`.
   *
   * Those after the last number repeat it; those before the first stay missing.
   *
   * @example
   * ```ts
   * import { Series } from "consumer";
   *
   * const filled = Series.of([null, 1, null, 3, null]).interpolate();
   * if (String(filled.toArray()) !== ",1,2,3,3") throw new Error();
   * ```
   */
  interpolate(): Series {
    return this.#numbers(interpolate(toNumbers(this.column, "interpolate()")));
  }

  /**
   * Replaces missing and infinite numbers. Answers to NumPy's `nan_to_num`.
   *
   * @example
   * ```ts
   * import { Series } from "consumer";
   *
   * const change = Series.of([1, null]).div(0).nanToNum({ posinf: 100 });
   * if (String(change.toArray()) !== "100,0") throw new Error();
   * ```
   */
  nanToNum(options: NanToNumOptions = {}): Series {
    return this.#numbers(nanToNum(toNumbers(this.column, "nanToNum()"), options));
  }

  /**
   * Keeps the cells where the mask is true and replaces the others. Answers to pandas' `where(mask, other)`.
   *
   * @param other one cell for all these rows, or a Series; `null` leaves them missing
   * @throws {RangeError} the mask or the other Series has another length
   */
  where(mask: Series, other: Other = null): Series {
    requireLength("mask", mask.length, this.length);
    if (other instanceof Series) requireLength("other Series", other.length, this.length);
    const bits = mask.mask;
    const rest = numbersOf(toOperand(other));
    if (this.column.kind === "number" && rest !== undefined) {
      return this.#numbers(chooseNumbers(bits, this.column.values, rest));
    }
    return this.#column(assignWhere(this.column, invertMask(bits), toOperand(other)));
  }

  /** Returns where a cell is missing. Answers to pandas' `isna()`. */
  isna(): Series {
    return this.#mask(missingMask(this.column));
  }

  /** Returns where a cell is not missing. Answers to pandas' `notna()`. */
  notna(): Series {
    return this.#mask(invertMask(missingMask(this.column)));
  }

  /**
   * Calls `f` with each cell, missing ones as `null`, and returns the results. Answers to pandas' `map(f)` and `apply(f)`.
   */
  map(f: (cell: Cell, row: number) => Cell): Series {
    return this.#column(columnFromCells(this.toArray().map(f)));
  }

  /**
   * The parts of dates: `dataframe.col("date").dt.hour`. Answers to pandas' `dt`.
   *
   * @throws {TypeError} the Series does not hold dates
   */
  get dt(): DateParts<Series> {
    if (this.column.kind !== "date") {
      throw new TypeError(`dt needs dates, but the column holds ${this.column.kind} cells`);
    }
    return new DateParts(this.column.values, {
      numbers: (values) => this.#numbers(values),
      dates: (values) => this.#column({ kind: "date", values }),
    });
  }

  /**
   * Tests and changes of text: `tags.str.contains("rsi")`. Answers to pandas' `str`. A Series of missing cells counts as
   * text.
   *
   * @throws {TypeError} the Series does not hold text
   */
  get str(): Texts<Series> {
    const texts = toStrings(this.column);
    return new Texts(texts, {
      mask: (mask) => this.#mask(mask),
      strings: (values) => this.#column({ kind: "string", values }),
      numbers: (values) => this.#numbers(values),
    });
  }

  /** Reports whether a value is true, or a number other than 0. Answers to pandas' `any()`. */
  any(): boolean {
    return toMask(this.column, "any()").includes(1);
  }

  /** Reports whether every value is true, or a number other than 0; missing ones do not count. Answers to `all()`. */
  all(): boolean {
    return toMask(this.column, "all()").every((bit, row) => bit === 1 || isMissing(cellAt(this.column, row)));
  }

  /** Adds up the values; 0 without values. Answers to pandas' `sum()`. */
  sum(): number {
    return sum(toNumbers(this.column, "sum()"));
  }

  /** Returns the mean of the values; `NaN` without values. Answers to pandas' `mean()`. */
  mean(): number {
    return mean(toNumbers(this.column, "mean()"));
  }

  /** Returns the smallest value; `NaN` without values. Answers to pandas' `min()`. */
  min(): number {
    return min(toNumbers(this.column, "min()"));
  }

  /** Returns the largest value; `NaN` without values. Answers to pandas' `max()`. */
  max(): number {
    return max(toNumbers(this.column, "max()"));
  }

  /** Counts the cells that are not missing. Answers to pandas' `count()`. */
  count(): number {
    return this.length - missingMask(this.column).reduce((sum, bit) => sum + bit, 0);
  }

  /**
   * Returns the variance of the values; `NaN` with too few. Answers to pandas' `var(ddof)`.
   *
   * @param ddof is subtracted from the number of values: 1 for a sample, 0 for the values themselves
   */
  var(ddof = 1): number {
    return variance(toNumbers(this.column, "var()"), ddof);
  }

  /**
   * Returns the standard deviation of the values; `NaN` with too few. Answers to pandas' `std(ddof)`.
   *
   * @param ddof is subtracted from the number of values: 1 for a sample, 0 for the values themselves
   */
  std(ddof = 1): number {
    return Math.sqrt(variance(toNumbers(this.column, "std()"), ddof));
  }

  /** Returns the median of the values; `NaN` without values. Answers to pandas' `median()`. */
  median(): number {
    return median(toNumbers(this.column, "median()"));
  }

  /**
   * Returns the value below which a share of the values lies; `NaN` without values. Answers to pandas' `quantile(q)`.
   *
   * @param q the share, from 0 to 1
   * @throws {RangeError} the share is out of range
   */
  quantile(q: number): number {
    return quantiles(toNumbers(this.column, "quantile()"), [q])[0] ?? NaN;
  }

  /** Returns the first row that holds the largest value; `null` without values. Answers to pandas' `idxmax()`. */
  idxmax(): number | null {
    return rowOfMax(toNumbers(this.column, "idxmax()"));
  }

  /** Returns the first row that holds the smallest value; `null` without values. Answers to pandas' `idxmin()`. */
  idxmin(): number | null {
    return rowOfMin(toNumbers(this.column, "idxmin()"));
  }

  /** Returns count, mean, standard deviation, extremes and quartiles. Answers to pandas' `describe()`. */
  describe(): Description {
    return describe(toNumbers(this.column, "describe()"));
  }

  /**
   * Throws, because operators such as `>` and `-` do not work on a Series. A template string gets a short description.
   *
   * @throws {FrameMisuseError} always, except for the hint `string`
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return `[Series${this.name === undefined ? "" : ` ${this.name}`}: ${this.length} rows]`;
    return refuseOperator(
      "Series",
      this.name !== undefined && /^[A-Za-z_]\w*$/.test(this.name) ? this.name : "series",
      hint,
    );
  }

  #operandNumbers(other: Series | number, purpose: string): Float64Array | number {
    if (!(other instanceof Series)) return other;
    requireLength("other Series", other.length, this.length);
    return toNumbers(other.column, purpose);
  }

  #apply(name: NumberFunction): Series {
    return this.#numbers(applyNumberFunction(name, toNumbers(this.column, `${name}()`)));
  }

  #arithmetic(operator: ArithmeticOperator, other: Other): Series {
    return this.#column(arithmetic(operator, this.column, toOperand(other)));
  }

  #compare(comparison: Comparison, other: Other): Series {
    return this.#mask(compare(comparison, this.column, toOperand(other)));
  }

  #logic(operator: LogicOperator, other: Series): Series {
    const purpose = `${operator}()`;
    return this.#mask(combineMasks(operator, toMask(this.column, purpose), toMask(other.column, purpose)));
  }

  #column(column: Column): Series {
    return new Series(column, this.name);
  }

  #numbers(values: Float64Array): Series {
    return new Series({ kind: "number", values }, this.name);
  }

  #mask(values: Uint8Array): Series {
    return new Series({ kind: "boolean", values }, this.name);
  }
}

/** The other side of an operator: a Series of the same length, or one value for all rows. */
export type Other = Series | Cell;

function toOperand(other: Other): Column | Cell {
  return other instanceof Series ? other.column : other;
}
