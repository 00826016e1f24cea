import type { DemoFrame } from "./market.ts";

/** A pair, a timeframe and a candle type. */
type Key = readonly [string, string, string];

/** Formats the last rows of a frame as an `analyzed_df` message. */
export function formatAnalyzedDf(
  key: Key,
  frame: DemoFrame,
  rows: number,
  now: number,
): string {
  const start = Math.max(0, frame.date.length - rows);
  const columns = { ...frame, enter_tag: "", exit_tag: "" };
  const names = Object.keys(columns);
  const index = Array.from({ length: frame.date.length - start }, (_, i) => start + i);
  const data = index.map((row) =>
    Object.values(columns).map((column) => typeof column === "string" ? column : toCell(column[row]))
  );
  return formatMessage(key, { columns: names, index, data }, now);
}

/** Formats the answer to a request for a pair that the producer does not have: a frame without columns. */
export function formatEmptyDf(key: Key): string {
  return formatMessage(key, { columns: [], index: [], data: [] }, 0);
}

function formatMessage(key: Key, frame: unknown, analyzedAt: number): string {
  const df = { __type__: "dataframe", __value__: JSON.stringify(frame) };
  return JSON.stringify({ type: "analyzed_df", data: { key, df, la: new Date(analyzedAt).toISOString() } });
}

/** Rounds a number to ten decimals, as pandas writes it. A missing number becomes null. */
function toCell(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(10));
}
