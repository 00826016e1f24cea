import { CANDLE_MS } from "./messages.ts";

/** Returns the value below which a share of the values lies, from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Makes `count` names of pairs. */
export function pairNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `C${i.toString().padStart(3, "0")}/USDT`);
}

/** Returns when the running 5m candle opened, in epoch milliseconds. */
export function runningCandle(): number {
  return Math.floor(Date.now() / CANDLE_MS) * CANDLE_MS;
}
