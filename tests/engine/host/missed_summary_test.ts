import { type MissedEvent, MissedSummary } from "../../../src/engine/host/missed_summary.ts";
import type { MissedReason } from "../../../src/events.ts";
import { assertEquals } from "../../support/assert.ts";
import { FakeClock } from "../../support/fake_clock.ts";

function missed(strategy: string, pair: string, count: number, why: MissedReason = "link_down"): MissedEvent {
  return { type: "candles_missed", strategies: [strategy], why, pairs: [{ pair, count }], catchUp: false };
}

Deno.test("MissedSummary emits one event for all strategies and pairs of an outage, three seconds after the first", async () => {
  const clock = new FakeClock();
  const events: MissedEvent[] = [];
  const summary = new MissedSummary(clock, (event) => events.push(event));
  summary.add(missed("A", "BTC/USDT", 2));
  summary.add(missed("B", "BTC/USDT", 3));
  summary.add(missed("A", "ETH/USDT", 1));
  summary.add(missed("A", "ETH/USDT", 4));
  await clock.advance(2_999);
  assertEquals(events, []);
  await clock.advance(1);
  assertEquals(events, [{
    type: "candles_missed",
    strategies: ["A", "B"],
    why: "link_down",
    pairs: [{ pair: "BTC/USDT", count: 3 }, { pair: "ETH/USDT", count: 5 }],
    catchUp: false,
  }]);
  summary.stop();
  assertEquals(clock.sleeping, 0);
});

Deno.test("MissedSummary emits the sum of each strategy that is behind once a minute, and the rest at its stop", async () => {
  const clock = new FakeClock();
  const events: MissedEvent[] = [];
  const summary = new MissedSummary(clock, (event) => events.push(event));
  for (let second = 0; second < 90; second++) {
    summary.add(missed("A", "BTC/USDT", 1, "behind"));
    summary.add(missed("B", "BTC/USDT", 1, "behind"));
    await clock.advance(1_000);
  }
  assertEquals(events.map(({ strategies, pairs }) => [strategies, pairs[0]?.count]), [[["A"], 60], [["B"], 60]]);
  summary.stop();
  assertEquals(events.slice(2).map(({ pairs }) => pairs[0]?.count), [30, 30]);
  await clock.advance(0);
  assertEquals(clock.sleeping, 0);
});
