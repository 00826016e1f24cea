import { StatusReports, type StatusReportsSettings } from "../../src/app/status_reports.ts";
import type { ConsumerEvent, StatusEvent } from "../../src/events.ts";
import { assertEquals } from "../support/assert.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";

const SETTINGS: StatusReportsSettings = { producers: ["a"], outdatedOffset: 5, intervalMs: 300_000 };

function frame(pair: string, lastCandle: number): ConsumerEvent {
  const key = { producer: "a", pair, timeframe: "5m", candleType: "spot" };
  return { type: "frame_updated", key, rows: 1, columns: 6, change: "replaced", analyzedAt: lastCandle, lastCandle };
}

/** Runs reports with a fake clock, and checks that they leave no timer behind. */
async function withReports(
  settings: StatusReportsSettings,
  body: (reports: StatusReports, clock: FakeClock, events: readonly StatusEvent[]) => Promise<void>,
): Promise<void> {
  const clock = new FakeClock();
  const events: StatusEvent[] = [];
  {
    using reports = new StatusReports(settings, { clock, onReport: (event) => events.push(event) });
    await body(reports, clock, events);
  }
  await settle();
  assertEquals(clock.sleeping, 0);
}

Deno.test("StatusReports reports at every interval, even when nothing arrives", async () => {
  await withReports(SETTINGS, async (_, clock, events) => {
    const start = clock.now();
    await clock.advance(900_000);
    assertEquals(events.map(({ at }) => at - start), [300_000, 600_000, 900_000]);
    assertEquals(events.map(({ producers }) => producers.down), [["a"], ["a"], ["a"]]);
  });
});

Deno.test("StatusReports first reports when every followed pair has a candle, once, and keeps its timer", async () => {
  await withReports(SETTINGS, async (reports, clock, events) => {
    const start = clock.now();
    reports.note({ type: "whitelist_received", producer: "a", pairs: ["BTC/USDT", "ETH/USDT"] });
    reports.note(frame("BTC/USDT", start));
    assertEquals(events.length, 0);
    await clock.advance(1000);
    reports.note(frame("ETH/USDT", start));
    assertEquals(events.map(({ at, pairs }) => [at - start, pairs.fresh]), [[1000, 2]]);
    for (let i = 0; i < 299; i++) {
      await clock.advance(1000);
      reports.note(frame("ETH/USDT", start));
    }
    assertEquals(clock.sleeping, 1);
    assertEquals(events.map(({ at }) => at - start), [1000, 300_000]);
  });
});

Deno.test("StatusReports with an interval of 0 never reports", async () => {
  await withReports({ ...SETTINGS, intervalMs: 0 }, async (reports, clock, events) => {
    reports.note({ type: "whitelist_received", producer: "a", pairs: ["BTC/USDT"] });
    reports.note(frame("BTC/USDT", clock.now()));
    await clock.advance(1_000_000);
    assertEquals([events.length, clock.sleeping], [0, 0]);
  });
});

Deno.test("StatusReports applies a reloaded interval at once, and keeps the timer of the same one", async () => {
  await withReports(SETTINGS, async (reports, clock, events) => {
    const start = clock.now();
    await clock.advance(200_000);
    reports.change({ ...SETTINGS, producers: ["a", "b"] });
    await clock.advance(100_000);
    assertEquals(events.map(({ at, producers }) => [at - start, producers.followed]), [[300_000, 2]]);
    reports.change({ ...SETTINGS, intervalMs: 60_000 });
    await clock.advance(60_000);
    assertEquals(events.map(({ at }) => at - start), [300_000, 360_000]);
    reports.change({ ...SETTINGS, intervalMs: 0 });
    await clock.advance(1_000_000);
    assertEquals(events.length, 2);
  });
});
