import type { Frame } from "../../frame/frame.ts";

/**
 * Returns the rows whose candles had closed at a time, so that a strategy sees no later ones.
 *
 * @param timeframeMs the length of the dataframe's candles
 * @param closedBy epoch milliseconds
 */
export function takeClosedRows(frame: Frame, timeframeMs: number, closedBy: number): Frame {
  const dates = frame.dates();
  let rows = frame.length;
  while (rows > 0 && (dates[rows - 1] ?? -Infinity) + timeframeMs > closedBy) rows--;
  return frame.slice(0, rows);
}
