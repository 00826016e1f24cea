import type { ConsumerEvent } from "../../src/events.ts";

export const START = Date.UTC(2026, 10, 23, 15, 27);
export const MINUTE = 60_000;

export const opened = (producer: string, at = START): ConsumerEvent => ({ type: "link_opened", producer, at });

export function closed(producer: string): ConsumerEvent {
  return { type: "link_closed", producer, at: 0, reason: { kind: "closed", message: "closed" }, retryInMs: 1 };
}

export const whitelist = (producer: string, ...pairs: readonly string[]): ConsumerEvent => (
  { type: "whitelist_received", producer, pairs }
);

export function frame(producer: string, pair: string, lastCandle: number, timeframe = "1m"): ConsumerEvent {
  const key = { producer, pair, timeframe, candleType: "spot" };
  return { type: "frame_updated", key, rows: 1, columns: 6, change: "appended", analyzedAt: lastCandle, lastCandle };
}
