/** One value of a dataframe. Missing is `null` (`NaN` inside the arrays of numbers and dates), never 0. */
export type Cell = string | number | boolean | null;

/** Numbers; missing is `NaN`. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Booleans as 1 and 0. Never missing: a boolean column that gets a missing cell becomes numbers 1, 0, `NaN`. */
export interface BooleanColumn {
  readonly kind: "boolean";
  readonly values: Uint8Array;
}

/** Moments in epoch milliseconds; missing is `NaN`. */
export interface DateColumn {
  readonly kind: "date";
  readonly values: Float64Array;
}

/** Text; missing is `null`. */
export interface StringColumn {
  readonly kind: "string";
  readonly values: readonly (string | null)[];
}

/** A mixture, as pandas' `object` columns hold it. */
export interface ObjectColumn {
  readonly kind: "object";
  readonly values: readonly Cell[];
}

/** The values of one column, all rows of it. */
export type Column = NumberColumn | BooleanColumn | DateColumn | StringColumn | ObjectColumn;

/** What a column holds. */
export type Kind = Column["kind"];

/** The one column name that pandas' reader on the consumer's side turns into dates. */
export const DATE_COLUMN = "date";

/** The cell at `row` (0 to length - 1), missing ones as `null`. */
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

/** Whether a cell counts as missing: pandas' `isna`. */
export function isMissing(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || Number.isNaN(cell);
}

/** Whether every cell is missing. True of a column without rows. */
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

/** A column of `length` missing cells: numbers, as pandas' reader makes of a column that is all null. */
export function makeMissingColumn(length: number): NumberColumn {
  return { kind: "number", values: new Float64Array(length).fill(NaN) };
}

/** A column of one and the same cell. */
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
