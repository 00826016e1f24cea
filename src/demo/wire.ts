import type { DemoFrame } from "./market.ts";

/** Pair, timeframe and candle type. */
type Key = readonly [string, string, string];

/** A frame's last rows as a producer's `analyzed_df` message. */
export function analyzedDfMessage(
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
    Object.values(columns).map((column) => typeof column === "string" ? column : cell(column[row]))
  );
  return message(key, { columns: names, index, data }, now);
}

/** What a producer answers for a pair that it does not have. */
export function emptyDfMessage(key: Key): string {
  return message(key, { columns: [], index: [], data: [] }, 0);
}

function message(key: Key, frame: unknown, analyzedAt: number): string {
  const df = { __type__: "dataframe", __value__: JSON.stringify(frame) };
  return JSON.stringify({ type: "analyzed_df", data: { key, df, la: new Date(analyzedAt).toISOString() } });
}

/** As pandas writes a number: ten decimals, what is none as null. */
function cell(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(10));
}
