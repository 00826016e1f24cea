import { DATE_COLUMN } from "./column.ts";
import { indexColumns } from "./column_names.ts";
import { gatherRows } from "./storage.ts";
import type { Table } from "./table.ts";

/** The latest time that there is, in epoch milliseconds (and the earliest, negated): beyond it a number is no date. */
const MAX_DATE = 8.64e15;

/** A table whose dates rise strictly, and what had to be done for it: null when nothing. */
export interface NormalisedRows {
  readonly table: Table;
  readonly problem: string | null;
}

/**
 * Puts the rows of a table in order: those without a date are dropped, the others sorted by it, and of several with one
 * date the last is kept. A table that is in order comes back as it is.
 */
export function normaliseRows(table: Table): NormalisedRows {
  const dates = datesOf(table);
  if (isRising(dates)) return { table, problem: null };
  const problems: string[] = [];
  const dated = Array.from(dates.keys()).filter((row) => Math.abs(at(dates, row)) <= MAX_DATE);
  if (dated.length < dates.length) problems.push(`${dates.length - dated.length} without a date dropped`);
  const sorted = dated.toSorted((a, b) => at(dates, a) - at(dates, b));
  if (sorted.some((row, i) => row !== dated[i])) problems.push("rows out of order sorted");
  const rows = Int32Array.from(sorted.filter((row, i) => at(dates, row) !== at(dates, sorted[i + 1] ?? -1)));
  if (rows.length < sorted.length) problems.push(`${sorted.length - rows.length} with a repeated date dropped`);
  return {
    table: { ...table, rows: rows.length, data: table.data.map((column) => gatherRows(column, rows)) },
    problem: `of ${dates.length} rows: ${problems.join(", ")}`,
  };
}

/** The dates of a table; none for one without rows. */
export function datesOf(table: Table): Float64Array {
  const column = table.data[indexColumns(table.columns).get(DATE_COLUMN) ?? -1];
  if (column?.kind === "date") return column.values;
  if (table.rows === 0) return new Float64Array(0);
  throw new RangeError(`a table with rows must have a "${DATE_COLUMN}" column of dates`);
}

/** Whether every date is there and later than the one before it. */
export function isRising(dates: Float64Array): boolean {
  let previous = -Infinity;
  for (let i = 0; i < dates.length; i++) {
    const date = at(dates, i);
    if (!(date > previous)) return false;
    previous = date;
  }
  return previous <= MAX_DATE;
}

function at(dates: Float64Array, row: number): number {
  return dates[row] ?? NaN;
}
