import { DATE_COLUMN } from "./column.ts";
import { indexColumns } from "./column_names.ts";
import { gatherRows } from "./storage.ts";
import type { Table } from "./table.ts";

/**
 * Sorts the rows of a table by date. Rows without a date are dropped, and of several rows with the same date only the last
 * is kept. A table in order is returned unchanged.
 */
export function normaliseRows(table: Table): NormalisedRows {
  const dates = getDates(table);
  if (isStrictlyIncreasing(dates)) return { table, problem: null };
  const problems: string[] = [];
  const dated = Array.from(dates.keys()).filter((row) => Math.abs(at(dates, row)) <= MAX_DATE);
  if (dated.length < dates.length) problems.push(`dropped ${dates.length - dated.length} without a date`);
  const sorted = dated.toSorted((a, b) => at(dates, a) - at(dates, b));
  if (sorted.some((row, i) => row !== dated[i])) problems.push("sorted rows that were out of order");
  const rows = Int32Array.from(sorted.filter((row, i) => at(dates, row) !== at(dates, sorted[i + 1] ?? -1)));
  if (rows.length < sorted.length) problems.push(`dropped ${sorted.length - rows.length} with a repeated date`);
  return {
    table: { ...table, rows: rows.length, data: table.data.map((column) => gatherRows(column, rows)) },
    problem: `of ${dates.length} rows: ${problems.join(", ")}`,
  };
}

/** The result of {@linkcode normaliseRows}. */
export interface NormalisedRows {
  /** The table with strictly increasing dates. */
  readonly table: Table;
  /** What was wrong and what was done about it, for a message; null if the table was in order. */
  readonly problem: string | null;
}

/** Returns the dates of a table in epoch milliseconds. They are empty if there are no rows. */
export function getDates(table: Table): Float64Array {
  const column = table.data[indexColumns(table.columns).get(DATE_COLUMN) ?? -1];
  if (column?.kind === "date") return column.values;
  if (table.rows === 0) return new Float64Array(0);
  throw new RangeError(`a table with rows must have a "${DATE_COLUMN}" column of dates`);
}

/** Reports whether every date exists and is later than the one before. */
export function isStrictlyIncreasing(dates: Float64Array): boolean {
  let previous = -Infinity;
  for (let i = 0; i < dates.length; i++) {
    const date = at(dates, i);
    if (!(date > previous)) return false;
    previous = date;
  }
  return previous <= MAX_DATE;
}

/** The latest date that JavaScript has, in epoch milliseconds. A number beyond it, or below its negative, is no date. */
const MAX_DATE = 8.64e15;

function at(dates: Float64Array, row: number): number {
  return dates[row] ?? NaN;
}
