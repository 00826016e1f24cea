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
import { applyNumberFunction, clip, isIn, type NumberFunction, round } from "./series/elementwise.ts";
import { Ewm, type EwmOptions } from "./series/ewm.ts";
import { combineMasks, invertMask, type LogicOperator } from "./series/logic.ts";
import { backwardFill, fillMissing, forwardFill, missingMask } from "./series/missing.ts";
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
import type { ArithmeticOperator } from "./series/operators.ts";
import { Rolling, type RollingOptions } from "./series/rolling.ts";
import { diff, pctChange, shift } from "./series/shift.ts";
import { Texts } from "./series/texts.ts";
import { assignWhere } from "./assign_where.ts";

/** What stands on the other side of an operator: a Series of the same length, or one value for all rows. */
export type Other = Series | Cell;

/**
 * One column, with pandas' semantics: every operation gives a new Series, row stands beside row, missing stays missing, and
 * a comparison with a missing value is false. Comparisons and logic give boolean Series, which serve as masks.
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
  /** The name of the column it was taken from, if any. */
  readonly name: string | undefined;
  /** Kind and values as they are stored. */
  readonly column: Column;

  /** Takes the column over without copying it: `Series.of` is the way for values of your own. */
  constructor(column: Column, name?: string) {
    this.column = column;
    this.name = name;
  }

  /** A Series of numbers or other cells, which are copied; the kind is found as pandas would. */
  static of(values: Float64Array | readonly Cell[], name?: string): Series {
    const column: Column = values instanceof Float64Array
      ? { kind: "number", values: values.slice() }
      : columnFromCells(values);
    return new Series(column, name);
  }

  /** How many rows there are. */
  get length(): number {
    return this.column.values.length;
  }

  /** What the cells are. */
  get kind(): Kind {
    return this.column.kind;
  }

  /**
   * The values as numbers, missing ones `NaN`: the very array of a column of numbers or dates (epoch milliseconds), booleans
   * as 1 and 0. Throws a TypeError for strings.
   */
  get values(): Float64Array {
    return toNumbers(this.column, "values");
  }

  /** The values as a mask: 1 where true or a number other than 0, missing 0. Throws a TypeError for strings. */
  get mask(): Uint8Array {
    return toMask(this.column, "a mask");
  }

  /** The values as strings, missing ones null. Throws a TypeError for anything else. */
  get strings(): readonly (string | null)[] {
    return toStrings(this.column);
  }

  /** All cells, missing ones null. */
  toArray(): Cell[] {
    return Array.from({ length: this.length }, (_, row) => cellAt(this.column, row));
  }

  /** One cell, missing as null; negative rows count from the end. Throws a RangeError outside of the rows. */
  at(row: number): Cell {
    return cellAt(this.column, toRow(row, this.length));
  }

  /** Sum of both; strings are joined. */
  add(other: Other): Series {
    return this.#arithmetic("add", other);
  }

  /** Difference; of two dates in milliseconds. */
  sub(other: Other): Series {
    return this.#arithmetic("sub", other);
  }

  /** Product. */
  mul(other: Other): Series {
    return this.#arithmetic("mul", other);
  }

  /** Quotient; division by zero gives an infinite value or `NaN`. */
  div(other: Other): Series {
    return this.#arithmetic("div", other);
  }

  /** Remainder with the sign of the divisor, as Python has it. */
  mod(other: Other): Series {
    return this.#arithmetic("mod", other);
  }

  /** Quotient rounded down, as Python's `//`; division by zero gives an infinite value or `NaN`. */
  floordiv(other: Other): Series {
    return this.#arithmetic("floordiv", other);
  }

  /** To the power of the other: Python's `**`. */
  pow(other: Other): Series {
    return this.#arithmetic("pow", other);
  }

  /** The number minus this: `close.rsub(100)` is `100 - close`. */
  rsub(other: number): Series {
    return this.neg().add(other);
  }

  /** The number divided by this: `close.rdiv(1)` is `1 / close`. */
  rdiv(other: number): Series {
    const values = toNumbers(this.column, "rdiv()");
    const out = new Float64Array(values.length);
    for (let row = 0; row < out.length; row++) out[row] = other / (values[row] ?? NaN);
    return this.#numbers(out);
  }

  /** The square root; `NaN` of what is below 0: NumPy's `sqrt`. */
  sqrt(): Series {
    return this.#apply("sqrt");
  }

  /** The natural logarithm; -Infinity of 0, `NaN` of what is below: NumPy's `log`. */
  log(): Series {
    return this.#apply("log");
  }

  /** e to the power of the value: NumPy's `exp`. */
  exp(): Series {
    return this.#apply("exp");
  }

  /** The opposite number. */
  neg(): Series {
    return this.#apply("neg");
  }

  /** Greater than. */
  gt(other: Other): Series {
    return this.#compare("gt", other);
  }

  /** Greater than or equal to. */
  ge(other: Other): Series {
    return this.#compare("ge", other);
  }

  /** Less than. */
  lt(other: Other): Series {
    return this.#compare("lt", other);
  }

  /** Less than or equal to. */
  le(other: Other): Series {
    return this.#compare("le", other);
  }

  /** Equal to. A missing value equals nothing: ask `isna()`. */
  eq(other: Other): Series {
    return this.#compare("eq", other);
  }

  /** Not equal to; true where a value is missing. */
  ne(other: Other): Series {
    return this.#compare("ne", other);
  }

  /** Whether the value lies between the two, bounds included unless told otherwise. */
  between(lower: Other, upper: Other, inclusive: "both" | "neither" | "left" | "right" = "both"): Series {
    const above = inclusive === "both" || inclusive === "left" ? this.ge(lower) : this.gt(lower);
    return above.and(inclusive === "both" || inclusive === "right" ? this.le(upper) : this.lt(upper));
  }

  /** Whether the value is one of these. */
  isin(values: Iterable<Cell>): Series {
    return this.#mask(isIn(this.column, values));
  }

  /** Both are true. */
  and(other: Series): Series {
    return this.#logic("and", other);
  }

  /** One or both are true. */
  or(other: Series): Series {
    return this.#logic("or", other);
  }

  /** Exactly one is true. */
  xor(other: Series): Series {
    return this.#logic("xor", other);
  }

  /** The other way round. */
  not(): Series {
    return this.#mask(invertMask(toMask(this.column, "not()")));
  }

  /** Moved down by `periods` rows (up when negative); the rows that become free are missing, or hold `fill`. */
  shift(periods = 1, fill: Cell = null): Series {
    return this.#column(shift(this.column, periods, fill));
  }

  /** The change since `periods` rows before. */
  diff(periods = 1): Series {
    return this.#numbers(diff(this.column, periods));
  }

  /** The change since `periods` rows before, as a fraction (0.01 is one percent). */
  pctChange(periods = 1): Series {
    return this.#numbers(pctChange(this.column, periods));
  }

  /** A window of `window` rows that ends at each row: `rolling(20).mean()`. */
  rolling(window: number, options: RollingOptions = {}): Rolling<Series> {
    return new Rolling(toNumbers(this.column, "rolling()"), window, options, (values) => this.#numbers(values));
  }

  /** Weights that fade exponentially: `ewm({ span: 12 }).mean()`. */
  ewm(options: EwmOptions): Ewm<Series> {
    return new Ewm(toNumbers(this.column, "ewm()"), options, (values) => this.#numbers(values));
  }

  /** The running sum; a missing value stays missing and adds nothing. */
  cumsum(): Series {
    return this.#numbers(cumulativeSum(toNumbers(this.column, "cumsum()")));
  }

  /** The running product; a missing value stays missing and changes nothing. */
  cumprod(): Series {
    return this.#numbers(cumulativeProduct(toNumbers(this.column, "cumprod()")));
  }

  /** The largest value so far; a missing value stays missing. */
  cummax(): Series {
    return this.#numbers(cumulativeMax(toNumbers(this.column, "cummax()")));
  }

  /** The smallest value so far; a missing value stays missing. */
  cummin(): Series {
    return this.#numbers(cumulativeMin(toNumbers(this.column, "cummin()")));
  }

  /** Missing values repeat the last one before them. */
  ffill(): Series {
    return this.#column(forwardFill(this.column));
  }

  /**
   * Missing values take the next one after them: pandas' `bfill`. It looks ahead: a signal must not come of it.
   */
  bfill(): Series {
    return this.#column(backwardFill(this.column));
  }

  /** The values where the mask is true, `other` (missing, unless told) elsewhere: pandas' `where`. */
  where(mask: Series, other: Other = null): Series {
    requireLength("mask", mask.length, this.length);
    const bits = mask.mask;
    const rest = numbersOf(operand(other));
    if (this.column.kind === "number" && rest !== undefined) {
      return this.#numbers(chooseNumbers(bits, this.column.values, rest));
    }
    return this.#column(assignWhere(this.column, invertMask(bits), operand(other)));
  }

  /** Missing values replaced by a value, or by the value of another Series in the same row. */
  fillna(value: Other): Series {
    return this.#column(fillMissing(this.column, operand(value)));
  }

  /** Whether the value is missing. */
  isna(): Series {
    return this.#mask(missingMask(this.column));
  }

  /** Whether the value is there. */
  notna(): Series {
    return this.#mask(invertMask(missingMask(this.column)));
  }

  /** Values below `lower` or above `upper` set to it; null bounds nothing. */
  clip(lower: number | null = null, upper: number | null = null): Series {
    return this.#numbers(clip(toNumbers(this.column, "clip()"), lower, upper));
  }

  /** Without the sign. */
  abs(): Series {
    return this.#apply("abs");
  }

  /** Rounded to `decimals` places, halves to the even neighbour. */
  round(decimals = 0): Series {
    return this.#numbers(round(toNumbers(this.column, "round()"), decimals));
  }

  /** What `f` makes of each cell (missing ones come as null). */
  map(f: (cell: Cell, row: number) => Cell): Series {
    return this.#column(columnFromCells(this.toArray().map(f)));
  }

  /** The parts of dates: `frame.col("date").dt.hour`. Throws a TypeError when this holds no dates. */
  get dt(): DateParts<Series> {
    if (this.column.kind === "date") return new DateParts(this.column.values, (values) => this.#numbers(values));
    throw new TypeError(`dt needs dates, but the column holds ${this.column.kind} cells`);
  }

  /** Questions to text: `tags.str.contains("rsi")`. A column that is all missing counts as text. */
  get str(): Texts<Series> {
    const texts = toStrings(this.column);
    return new Texts(texts, {
      mask: (mask) => this.#mask(mask),
      strings: (values) => this.#column({ kind: "string", values }),
      numbers: (values) => this.#numbers(values),
    });
  }

  /** Whether any value is true (or a number other than 0). */
  any(): boolean {
    return toMask(this.column, "any()").includes(1);
  }

  /** Whether every value that is there is true (or a number other than 0). */
  all(): boolean {
    return toMask(this.column, "all()").every((bit, row) => bit === 1 || isMissing(cellAt(this.column, row)));
  }

  /** The sum of what is there; 0 of nothing. */
  sum(): number {
    return sum(toNumbers(this.column, "sum()"));
  }

  /** The mean of what is there; `NaN` of nothing. */
  mean(): number {
    return mean(toNumbers(this.column, "mean()"));
  }

  /** The smallest of what is there; `NaN` of nothing. */
  min(): number {
    return min(toNumbers(this.column, "min()"));
  }

  /** The largest of what is there; `NaN` of nothing. */
  max(): number {
    return max(toNumbers(this.column, "max()"));
  }

  /** How many values are there. */
  count(): number {
    return this.length - missingMask(this.column).reduce((sum, bit) => sum + bit, 0);
  }

  /** The variance of what is there, of the sample (`ddof` 1) unless told otherwise; `NaN` of too little. */
  var(ddof = 1): number {
    return variance(toNumbers(this.column, "var()"), ddof);
  }

  /** The standard deviation of what is there, of the sample (`ddof` 1) unless told otherwise; `NaN` of too little. */
  std(ddof = 1): number {
    return Math.sqrt(variance(toNumbers(this.column, "std()"), ddof));
  }

  /** The median of what is there; `NaN` of nothing. */
  median(): number {
    return median(toNumbers(this.column, "median()"));
  }

  /** The value below which the share `q` (0 to 1) of what is there lies; `NaN` of nothing. */
  quantile(q: number): number {
    return quantiles(toNumbers(this.column, "quantile()"), [q])[0] ?? NaN;
  }

  /** The first row that holds the largest value; null where no value is. */
  idxmax(): number | null {
    return rowOfMax(toNumbers(this.column, "idxmax()"));
  }

  /** The first row that holds the smallest value; null where no value is. */
  idxmin(): number | null {
    return rowOfMin(toNumbers(this.column, "idxmin()"));
  }

  /** Count, mean, deviation, extremes and quartiles of what is there: pandas' `describe()`. */
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

  #apply(name: NumberFunction): Series {
    return this.#numbers(applyNumberFunction(name, toNumbers(this.column, `${name}()`)));
  }

  #arithmetic(operator: ArithmeticOperator, other: Other): Series {
    return this.#column(arithmetic(operator, this.column, operand(other)));
  }

  #compare(comparison: Comparison, other: Other): Series {
    return this.#mask(compare(comparison, this.column, operand(other)));
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

function operand(other: Other): Column | Cell {
  return other instanceof Series ? other.column : other;
}
