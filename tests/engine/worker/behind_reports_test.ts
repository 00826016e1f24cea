import { Strategy } from "consumer";
import { BehindReports } from "../../../src/engine/worker/behind_reports.ts";
import { StrategySlot } from "../../../src/engine/worker/strategy_slot.ts";
import { FrameStore } from "../../../src/engine/worker/frame_store.ts";
import type { EngineEvent } from "../../../src/events.ts";
import { assertEquals } from "../../support/assert.ts";
import { SETTINGS } from "../support.ts";

const SECOND = 1_000;

function makeSlot(name: string): StrategySlot {
  return new StrategySlot({ name, strategy: new (class extends Strategy {})(), folder: "file:///" }, {
    settings: SETTINGS,
    data: { store: new FrameStore(Infinity), pairs: new Map() },
    follows: () => true,
    warn: () => {},
    reportMistake: () => {},
  });
}

/** Looks once a second while data has been waiting since 0, and then once when nothing waits. */
function reportsOf(seconds: number): readonly EngineEvent[] {
  const events: EngineEvent[] = [];
  const reports = new BehindReports((event) => events.push(event));
  const slot = makeSlot("Slow");
  for (let second = 0; second < seconds; second++) {
    reports.look(new Map([[slot, { pairs: 3, oldest: 0 }]]), () => 2_000, second * SECOND);
  }
  reports.look(new Map(), () => 2_000, seconds * SECOND);
  return events;
}

Deno.test("BehindReports reports nothing before data has waited for five seconds", () => {
  assertEquals(reportsOf(5), []);
});

Deno.test("BehindReports reports every ten seconds, as news once a minute, and the end", () => {
  const events = reportsOf(70);
  const behind = events.flatMap((event) => event.type === "strategy_behind" ? [event] : []);
  assertEquals(behind.map(({ lateMs }) => lateMs / SECOND), [5, 15, 25, 35, 45, 55, 65]);
  assertEquals(behind.flatMap(({ lateMs, isNews }) => isNews ? [lateMs / SECOND] : []), [5, 65]);
  assertEquals(behind[0], {
    type: "strategy_behind",
    strategy: "Slow",
    pairs: 3,
    lateMs: 5 * SECOND,
    costMs: 2_000,
    isNews: true,
  });
  assertEquals(events.at(-1), { type: "strategy_caught_up", strategy: "Slow", lastedMs: 70 * SECOND });
});
