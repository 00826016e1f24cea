import type { FrameKey } from "../../events.ts";
import { getDates } from "../../frame/normalise_rows.ts";
import { gatherRows } from "../../frame/storage.ts";
import type { Table } from "../../frame/table.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { describePairProblem } from "../../producer/protocol/pair_name.ts";
import { shorten } from "../../producer/protocol/shorten.ts";

/** Describes what is wrong with the identity of a dataframe, or returns null. */
export function describeKeyProblem({ pair, timeframe, candleType }: FrameKey): string | null {
  const problem = describePairProblem(pair);
  if (problem !== null) return problem;
  for (const text of [timeframe, candleType]) {
    if (!WORD.test(text)) return `${JSON.stringify(shorten(text))} is no timeframe or candle type`;
  }
  try {
    timeframeToMs(timeframe);
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  return null;
}

/**
 * Drops the rows of candles that open after `latest`. Such candles do not exist: a later row would hide the true ones, and
 * win against other producers.
 *
 * @param table a table with increasing dates
 * @param latest epoch milliseconds
 */
export function dropFutureRows(table: Table, latest: number): PastRows {
  const dates = getDates(table);
  const last = dates[dates.length - 1];
  if (last === undefined || last <= latest) return { table, problem: null };
  let rows = dates.length;
  while (rows > 0 && (dates[rows - 1] ?? NaN) > latest) rows--;
  const kept = Int32Array.from({ length: rows }, (_, row) => row);
  const dropped = dates.length - rows;
  return {
    table: { ...table, rows, data: table.data.map((column) => gatherRows(column, kept)) },
    problem: `dropped ${dropped} of ${dates.length} rows: the last candle opens at ${new Date(last).toISOString()}, ` +
      "which is in the future: check the clocks of this machine and of the producer",
  };
}

/** The result of {@linkcode dropFutureRows}. */
export interface PastRows {
  readonly table: Table;
  /** What was dropped, for a message; null if nothing was. */
  readonly problem: string | null;
}

/** Describes why a table is wider than any dataframe of a strategy, or returns null. */
export function describeWidthProblem({ columns }: Table): string | null {
  return columns.length <= MAX_COLUMNS ? null : `it has ${columns.length} columns, and may have ${MAX_COLUMNS}`;
}

/** FreqAI's widest dataframes have a few thousand columns. */
const MAX_COLUMNS = 10_000;
const WORD = /^[A-Za-z0-9_]{0,32}$/;
