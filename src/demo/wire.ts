import type { DemoFrame } from "./market.ts";

/** A frame's last rows as a producer's `analyzed_df` message. */
export function analyzedDfMessage(
  key: readonly [string, string, string],
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
  const value = JSON.stringify({ columns: names, index, data });
  return JSON.stringify({
    type: "analyzed_df",
    data: { key, df: { __type__: "dataframe", __value__: value }, la: new Date(now).toISOString() },
  });
}

/** As pandas writes a number: ten decimals, what is none as null. */
function cell(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(10));
}
