/**
 * One value of a dataframe: a number, a string, a boolean, or `null` for a missing value. Dates are epoch milliseconds.
 *
 * Inside the arrays of numbers and dates a missing value is `NaN`. It is never 0.
 */
export type Cell = string | number | boolean | null;

/** A column of numbers. A missing value is `NaN`. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/**
 * A column of booleans, stored as 1 and 0. It has no missing values: a boolean column that gets a missing cell becomes a
 * column of the numbers 1, 0 and `NaN`.
 */
export interface BooleanColumn {
  readonly kind: "boolean";
  readonly values: Uint8Array;
}

/** A column of dates, in epoch milliseconds. A missing value is `NaN`. */
export interface DateColumn {
  readonly kind: "date";
  readonly values: Float64Array;
}

/** A column of strings. A missing value is `null`. */
export interface StringColumn {
  readonly kind: "string";
  readonly values: readonly (string | null)[];
}

/** A column of cells of different types, like a pandas column of dtype `object`. */
export interface ObjectColumn {
  readonly kind: "object";
  readonly values: readonly Cell[];
}

/** The values of one column, for all rows. */
export type Column = NumberColumn | BooleanColumn | DateColumn | StringColumn | ObjectColumn;

/** The type of a column's cells. `object` is a mixture. */
export type Kind = Column["kind"];

/** The name of the only column that is read as dates. */
export const DATE_COLUMN = "date";

/** Returns the cell at `row`, from 0 to length - 1; `null` if it is missing. */
export function cellAt(column: Column, row: number): Cell {
  switch (column.kind) {
    case "boolean":
      return column.values[row] === 1;
    case "number":
    case "date": {
      const value = column.values[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    }
    default:
      return column.values[row] ?? null;
  }
}

/** Reports whether a cell is missing. Answers to pandas' `isna`. */
export function isMissing(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || Number.isNaN(cell);
}

/** Reports whether every cell is missing. True for a column without rows. */
export function isAllMissing(column: Column): boolean {
  switch (column.kind) {
    case "boolean":
      return column.values.length === 0;
    case "number":
    case "date":
      return column.values.every(Number.isNaN);
    default:
      return column.values.every(isMissing);
  }
}

/** Makes a column of `length` missing cells. Its kind is `number`, as pandas reads a column of nulls. */
export function makeMissingColumn(length: number): NumberColumn {
  return { kind: "number", values: new Float64Array(length).fill(NaN) };
}

/** Makes a column that repeats one cell `length` times. */
export function repeatCell(cell: Cell, length: number): Column {
  switch (typeof cell) {
    case "number":
      return { kind: "number", values: new Float64Array(length).fill(cell) };
    case "boolean":
      return { kind: "boolean", values: new Uint8Array(length).fill(cell ? 1 : 0) };
    case "string":
      return { kind: "string", values: new Array<string>(length).fill(cell) };
    default:
      return makeMissingColumn(length);
  }
}
