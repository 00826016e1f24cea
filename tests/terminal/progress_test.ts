import { progressLine, replayProgress } from "../../src/terminal/progress.ts";
import { ReplaySummary } from "../../src/cli/replay/replay_summary.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";

Deno.test("progressLine() is as long at the end as in the beginning, but for the counts", () => {
  assertEquals(progressLine(0, 0, 0), `${"░".repeat(24)}   0 %  0 messages  0 signals`);
  assertEquals(progressLine(0.5, 640, 3), `${"█".repeat(12)}${"░".repeat(12)}  50 %  640 messages  3 signals`);
  assertEquals(progressLine(1, 1, 1), `${"█".repeat(24)} 100 %  1 messages  1 signals`);
});

Deno.test("replayProgress() draws nothing where there is nothing to measure by", async () => {
  const progress = await replayProgress(0);
  progress.advance(10);
  progress.draw(1, 1);
  progress.clear();
});

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

Deno.test("ReplaySummary counts by strategy, pair and kind, and shows strategies that never ran", () => {
  const summary = new ReplaySummary();
  const add = (changes: Partial<Signal>): void => summary.add({ type: "signal", signal: { ...SIGNAL, ...changes } });
  add({});
  add({ action: "exit", side: "short" });
  add({ strategy: "B" });
  summary.add({ type: "strategy_failed", strategy: "B", pair: "BTC/USDT", problem: "x", where: null });
  const text = summary.text([{ strategy: "A", evaluations: 4, ms: 2 }], ["A", "B"], false);
  assertEquals(summary.signals, 3);
  assertMatch(text, /│ A +│ +4 │ +2 ms │ 0\.50 ms │ +0 │/);
  assertMatch(text, /│ B +│ +0 │ +0 ms │ +- │ +1 │/);
  assertMatch(text, /│ A +│ BTC\/USDT │ +1 │ +1 │/);
  assertMatch(text, /│ +│ all +│ +2 │ +1 │/);
  assert(!text.includes("exit long"));
});

Deno.test("ReplaySummary says that nothing was found", () => {
  assertStringIncludes(new ReplaySummary().text([], ["A"], false), "no signal was found");
});
