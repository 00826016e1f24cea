import { createHash } from "node:crypto";
import type { Signal } from "../../signal.ts";

/** Returns a signal's id: 32 hexadecimal digits that are the same whenever and wherever the same signal is found. */
export function signalId(signal: SignalIdentity): string {
  const identity = [signal.strategy, signal.pair, signal.timeframe, signal.candle, signal.action, signal.side];
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 32);
}

/** The fields that identify a signal. */
export type SignalIdentity = Pick<Signal, "strategy" | "pair" | "timeframe" | "candle" | "action" | "side">;

/** Formats epoch milliseconds as ISO 8601, without a fraction when it is zero. */
export function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
