import { SignalGate } from "../../src/delivery/signal_gate.ts";
import { signalId } from "../../src/engine/worker/signal_id.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

function signal(changes: Partial<Signal> = {}): Signal {
  const changed = makeSignal(changes);
  return { ...changed, id: signalId(changed) };
}

Deno.test("SignalGate accepts each signal of a candle once, even with a different tag, price or time", () => {
  const gate = new SignalGate();
  assert(gate.admit(signal()));
  assert(!gate.admit(signal({ tag: "other", price: 1, time: "2026-11-23T00:58:30Z", producer: "b" })));
});

Deno.test("SignalGate distinguishes strategies, pairs, timeframes, candles, actions and sides", () => {
  const gate = new SignalGate();
  const others: readonly Partial<Signal>[] = [
    {},
    { strategy: "Other" },
    { pair: "ETH/USDT" },
    { timeframe: "1h" },
    { candle: "2026-11-23T00:55:00Z" },
    { action: "exit" },
    { side: "short" },
  ];
  assertEquals(others.map((other) => gate.admit(signal(other))), others.map(() => true));
  assertEquals(others.map((other) => gate.admit(signal(other))), others.map(() => false));
});

Deno.test("SignalGate remembers 64 candles of each kind: an older one passes again, another kind is not affected", () => {
  const gate = new SignalGate();
  const atCandle = (number: number, changes: Partial<Signal> = {}): Signal =>
    signal({ candle: new Date(Date.UTC(2026, 10, 23) + number * 300_000).toISOString(), ...changes });
  const numbers = Array.from({ length: 64 }, (_, i) => i);
  const exit = atCandle(0, { action: "exit" });
  assert(gate.admit(exit));
  for (const number of numbers) assert(gate.admit(atCandle(number)));
  for (const number of numbers) assert(!gate.admit(atCandle(number)), `${number} was dropped too early`);
  assert(gate.admit(atCandle(64)));
  for (const number of numbers.slice(1)) assert(!gate.admit(atCandle(number)), `${number} was dropped too early`);
  assert(gate.admit(atCandle(0)), "more than 64 are remembered");
  assert(!gate.admit(exit));
});

Deno.test("SignalGate forgets the kinds without a new signal first, when there are very many", () => {
  const gate = new SignalGate();
  const kept = signal(), next = signal({ candle: "2026-11-23T01:00:00Z" });
  gate.admit(signal({ pair: "OLD/USDT" }));
  gate.admit(kept);
  for (let i = 0; i < 19_998; i++) gate.admit({ ...kept, id: `${i}`, pair: `P${i}/USDT` });
  assert(gate.admit(next));
  gate.admit({ ...kept, id: "one more", pair: "MORE/USDT" });
  assert(!gate.admit(kept), "it is remembered, because its kind has a new signal");
  assert(gate.admit(signal({ pair: "OLD/USDT" })));
});

Deno.test("signalId() never changes, because receivers detect duplicates by it", () => {
  assertEquals(signalId(makeSignal()), "9092d9813f776e38ba4eff6ccdfa825c");
});
