import { CANDLE_MS } from "./messages.ts";

/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** `count` names of pairs. */
export function pairNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `C${i.toString().padStart(3, "0")}/USDT`);
}

/** When the running 5m candle has opened, epoch milliseconds. */
export function runningCandle(): number {
  return Math.floor(Date.now() / CANDLE_MS) * CANDLE_MS;
}
