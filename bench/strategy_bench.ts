/**
 * Measures one evaluation of the consumer strategy from freqtrade's documentation on 1500 rows, from a one-row update to
 * its signals: `deno task bench`. Target: below 0.25 ms.
 */
import ConsumerStrategy from "../examples/strategies/consumer_strategy.ts";
import { EngineCore } from "../src/engine/worker/engine_core.ts";
import { frameText, SETTINGS, START } from "../tests/engine/support.ts";

const MINUTES_5 = 300_000;
const extra = {
  rsi: 31,
  bb_lowerband: 90,
  bb_middleband: 100,
  bb_upperband: 110,
  tema: 99,
  enter_tag: "",
  exit_tag: "",
};
const common = { timeframe: "5m", stepMs: MINUTES_5, extra } as const;
const core = new EngineCore(SETTINGS, [{
  name: "ConsumerStrategy",
  strategy: new ConsumerStrategy(),
  folder: new URL("../examples/strategies/", import.meta.url).href,
}], { emit: () => {}, begin: () => {}, end: () => {} });
core.linkOpened("default", START);
core.receive({
  producer: "default",
  text: frameText({ ...common, first: START, rows: 1500, analyzedAt: START }),
  receivedAt: START,
});
core.evaluate();
const row = frameText({ ...common, first: START + 1499 * MINUTES_5, rows: 1, analyzedAt: START + 1 });

Deno.bench("one-row update of the running candle, and the consumer strategy on 1500 rows", () => {
  core.receive({ producer: "default", text: row, receivedAt: START + 1 });
  core.evaluate();
});
