import { ReplaySummary } from "../../../src/cli/replay/replay_summary.ts";
import type { Signal } from "../../../src/signal.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";

const SIGNAL: Signal = {
  id: "1",
  time: "2026-11-23T00:00:00.000Z",
  strategy: "A",
  pair: "BTC/USDT",
  timeframe: "5m",
  candle: "2026-11-23T00:00:00Z",
  action: "enter",
  side: "long",
  tag: null,
  price: 1,
  producer: "default",
  analyzed_at: "2026-11-23T00:00:00.000Z",
};

Deno.test("ReplaySummary counts by strategy, pair and kind, and lists strategies that never ran", () => {
  const summary = new ReplaySummary();
  const add = (changes: Partial<Signal>): void => summary.add({ type: "signal", signal: { ...SIGNAL, ...changes } });
  add({});
  add({ action: "exit", side: "short" });
  add({ strategy: "B" });
  summary.add({ type: "strategy_failed", strategy: "B", pair: "BTC/USDT", problem: "x", where: null });
  const text = summary.format([{ strategy: "A", evaluations: 4, ms: 2 }], ["A", "B"], false);
  assertEquals(summary.signals, 3);
  assertMatch(text, /│ A +│ +4 │ +2 ms │ 0\.50 ms │ +0 │/);
  assertMatch(text, /│ B +│ +0 │ +0 ms │ +- │ +1 │/);
  assertMatch(text, /│ A +│ BTC\/USDT │ +1 │ +1 │/);
  assertMatch(text, /│ +│ all +│ +2 │ +1 │/);
  assert(!text.includes("exit long"));
});

Deno.test("ReplaySummary reports that there are no signals", () => {
  assertStringIncludes(new ReplaySummary().format([], ["A"], false), "no signals found");
});
