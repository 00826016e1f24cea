import fc from "fast-check";
import { compileSignalFilter, type SignalFilter } from "../../src/delivery/signal_filter.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

const ALL: SignalFilter = { strategies: [], pairs: [], actions: [], sides: [], tags: [] };

function wants(filter: Partial<SignalFilter>, changes: Partial<Signal> = {}): boolean {
  return compileSignalFilter({ ...ALL, ...filter })(makeSignal(changes));
}

Deno.test("compileSignalFilter() accepts everything when every list is empty", () => {
  assert(wants({}));
  assert(wants({}, { tag: null, action: "exit", side: "short", pair: "SOL/USDT:USDT" }));
});

Deno.test("compileSignalFilter() matches pairs like freqtrade's whitelist: the whole pair, ignoring case", () => {
  assert(wants({ pairs: ["BTC/USDT"] }));
  assert(wants({ pairs: ["btc/.*"] }));
  assert(wants({ pairs: ["ETH/.*", ".*/USDT"] }));
  assert(!wants({ pairs: ["BTC"] }));
  assert(!wants({ pairs: ["ETH/.*"] }));
  assert(!wants({ pairs: ["BTC/USDT"] }, { pair: "BTC/USDT:USDT" }));
});

Deno.test("compileSignalFilter() matches tags exactly, and a list of tags excludes signals without one", () => {
  assert(wants({ tags: ["a", "rsi_cross"] }));
  assert(!wants({ tags: ["RSI_CROSS"] }));
  assert(!wants({ tags: ["rsi"] }));
  assert(!wants({ tags: ["rsi_cross"] }, { tag: null }));
});

Deno.test("compileSignalFilter() accepts a signal exactly when every non-empty list matches it", () => {
  const lists = fc.record({
    strategies: fc.subarray(["A", "B"]),
    pairs: fc.subarray(["X/Y", "Z/Y"]),
    actions: fc.subarray<Signal["action"]>(["enter", "exit"]),
    sides: fc.subarray<Signal["side"]>(["long", "short"]),
    tags: fc.subarray(["s", "t"]),
  });
  const signals = fc.record({
    strategy: fc.constantFrom("A", "B"),
    pair: fc.constantFrom("X/Y", "Z/Y"),
    action: fc.constantFrom<Signal["action"]>("enter", "exit"),
    side: fc.constantFrom<Signal["side"]>("long", "short"),
    tag: fc.constantFrom("s", "t", null),
  });
  fc.assert(fc.property(lists, signals, (filter, signal) => {
    const values: readonly (readonly [readonly string[], string | null])[] = [
      [filter.strategies, signal.strategy],
      [filter.pairs, signal.pair],
      [filter.actions, signal.action],
      [filter.sides, signal.side],
      [filter.tags, signal.tag],
    ];
    const expected = values.every(([list, value]) => list.length === 0 || list.some((entry) => entry === value));
    assertEquals(compileSignalFilter(filter)(signal), expected);
  }));
});
