import type { Signal } from "../../src/signal.ts";

/** A signal to send, with whatever a test wants to be different. */
export function makeSignal(changes: Partial<Signal> = {}): Signal {
  return {
    id: "5d1c0f3a9b7e4c21",
    time: "2026-11-23T00:55:01.250Z",
    strategy: "ConsumerStrategy",
    pair: "BTC/USDT",
    timeframe: "5m",
    candle: "2026-11-23T00:50:00Z",
    action: "enter",
    side: "long",
    tag: "rsi_cross",
    price: 1051.348073,
    producer: "default",
    analyzed_at: "2026-11-23T00:55:01.200Z",
    ...changes,
  };
}
