import fc from "fast-check";
import { RunStatus } from "../../src/app/run_status.ts";
import type { ConsumerEvent } from "../../src/events.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { makeSignal } from "../support/signal.ts";

const START = Date.UTC(2026, 10, 23);
const MINUTE = 60_000;

const opened = (producer: string): ConsumerEvent => ({ type: "link_opened", producer, at: 0 });
const whitelist = (producer: string, ...pairs: readonly string[]): ConsumerEvent => (
  { type: "whitelist_received", producer, pairs }
);

function closed(producer: string): ConsumerEvent {
  return { type: "link_closed", producer, at: 0, reason: { kind: "closed", message: "closed" }, retryInMs: 1 };
}

function frame(producer: string, pair: string, lastCandle: number, timeframe = "5m"): ConsumerEvent {
  const key = { producer, pair, timeframe, candleType: "spot" };
  return { type: "frame_updated", key, rows: 1, columns: 6, change: "appended", analyzedAt: lastCandle, lastCandle };
}

Deno.test("RunStatus counts the producers that are connected, and names the others", () => {
  const status = new RunStatus({ producers: ["a", "b"], outdatedOffset: 5 }, START);
  const up = (): unknown => status.report(START).producers;
  assertEquals(up(), { followed: 2, up: 0, down: ["a", "b"] });
  for (const event of [opened("a"), opened("b"), closed("a")]) status.note(event, START);
  assertEquals(up(), { followed: 2, up: 1, down: ["a"] });
  status.note(opened("a"), START);
  assertEquals(up(), { followed: 2, up: 2, down: [] });
});

Deno.test("RunStatus is complete once every listed pair of every producer has a candle", () => {
  const status = new RunStatus({ producers: ["a", "b"], outdatedOffset: 5 }, START);
  const events = [
    whitelist("a", "BTC/USDT", "ETH/USDT"),
    frame("a", "BTC/USDT", START),
    frame("b", "BTC/USDT", START),
    frame("a", "ETH/USDT", START),
    whitelist("b", "BTC/USDT"),
  ];
  for (const event of events) {
    assert(!status.isComplete);
    status.note(event, START);
  }
  assert(status.isComplete);
});

Deno.test("RunStatus calls a pair stale exactly when freqtrade calls its last candle outdated", () => {
  // IStrategy.get_latest_candle: latest_date < now - (timeframe_minutes * 2 + outdated_offset)
  for (const [timeframe, minutes] of [["1m", 1], ["5m", 5], ["1h", 60]] as const) {
    const status = new RunStatus({ producers: ["a"], outdatedOffset: 5 }, START);
    status.note(frame("a", "BTC/USDT", START, timeframe), START);
    const limit = START + (2 * minutes + 5) * MINUTE;
    assertEquals(status.report(limit).pairs, { followed: 1, fresh: 1, stale: [] });
    const stale = [{ producer: "a", pair: "BTC/USDT", timeframe, lastCandle: START }];
    assertEquals(status.report(limit + 1).pairs, { followed: 1, fresh: 0, stale });
  }
});

Deno.test("RunStatus counts a listed pair without a candle as stale, and forgets a pair that is no longer listed", () => {
  const status = new RunStatus({ producers: ["a"], outdatedOffset: 5 }, START);
  status.note(frame("a", "BTC/USDT", START), START);
  status.note(whitelist("a", "BTC/USDT", "ETH/USDT"), START);
  const stale = [{ producer: "a", pair: "ETH/USDT", timeframe: null, lastCandle: null }];
  assertEquals(status.report(START).pairs, { followed: 2, fresh: 1, stale });
  status.note(whitelist("a", "ETH/USDT"), START);
  assertEquals(status.report(START).pairs, { followed: 1, fresh: 0, stale });
});

Deno.test("RunStatus counts signals since the start and since the report before", () => {
  const status = new RunStatus({ producers: ["a"], outdatedOffset: 5 }, START);
  const note = (times: number): void => {
    for (let i = 0; i < times; i++) status.note({ type: "signal", signal: makeSignal() }, START);
  };
  note(2);
  assertEquals(status.report(START + 1).signals, { total: 2, recent: 2, since: START });
  note(1);
  assertEquals(status.report(START + 2).signals, { total: 3, recent: 1, since: START + 1 });
  assertEquals(status.report(START + 3).signals, { total: 3, recent: 0, since: START + 2 });
});

Deno.test("RunStatus measures the delay from a candle's close, and from the close before a running candle", () => {
  const delays = fc.array(fc.nat(4 * MINUTE), { minLength: 1, maxLength: 20 });
  fc.assert(fc.property(delays, fc.boolean(), (list, isRunning) => {
    const status = new RunStatus({ producers: ["a"], outdatedOffset: 5 }, START);
    status.note(frame("a", "BTC/USDT", START), START + 99 * MINUTE);
    list.forEach((delay, i) => {
      const closedAt = START + (i + 2) * 5 * MINUTE;
      status.note(frame("a", "BTC/USDT", isRunning ? closedAt : closedAt - 5 * MINUTE), closedAt + delay);
    });
    const { delayMs } = status.report(START);
    assert(delayMs !== null && list.includes(delayMs));
    const half = list.length / 2;
    assert(list.filter((delay) => delay <= delayMs).length >= half);
    assert(list.filter((delay) => delay >= delayMs).length >= half);
    assertEquals(status.report(START).delayMs, null);
  }));
});

Deno.test("RunStatus measures no delay when a dataframe arrives whole, or its last candle changes", () => {
  const status = new RunStatus({ producers: ["a"], outdatedOffset: 5 }, START);
  status.note(frame("a", "BTC/USDT", START), START);
  status.note(frame("a", "BTC/USDT", START), START + MINUTE);
  assertEquals(status.report(START).delayMs, null);
});

Deno.test("RunStatus forgets a producer that a reloaded config no longer has", () => {
  const status = new RunStatus({ producers: ["a", "b"], outdatedOffset: 5 }, START);
  for (const name of ["a", "b"]) {
    for (const event of [opened(name), whitelist(name, "BTC/USDT"), frame(name, "BTC/USDT", START)]) {
      status.note(event, START);
    }
  }
  status.change({ producers: ["b"], outdatedOffset: 5 });
  const { producers, pairs } = status.report(START);
  assertEquals([producers, pairs], [{ followed: 1, up: 1, down: [] }, { followed: 1, fresh: 1, stale: [] }]);
});
