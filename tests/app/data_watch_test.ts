import { DataWatch, type DataWatchSettings } from "../../src/app/data_watch.ts";
import type { DataEvent } from "../../src/events.ts";
import { closed, frame, MINUTE, opened, whitelist } from "../freshness/support.ts";
import { assertEquals } from "../support/assert.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";

const SETTINGS: DataWatchSettings = { graceMs: 30_000, isFollowed: () => true, producers: ["x"], askEveryMs: 300_000 };

/** Runs a watch with a fake clock, and checks that it leaves no timer behind. */
async function withWatch(
  body: (watch: DataWatch, clock: FakeClock, events: readonly DataEvent[], asked: readonly number[]) => Promise<void>,
): Promise<void> {
  const clock = new FakeClock();
  const events: DataEvent[] = [];
  const asked: number[] = [];
  {
    using watch = new DataWatch(SETTINGS, {
      clock,
      onEvent: (event) => events.push(event),
      onAsk: () => asked.push(clock.now()),
    });
    await body(watch, clock, events, asked);
  }
  await settle();
  assertEquals(clock.sleeping, 0);
}

/** Sends the candle that has just closed of each pair, at the start of each minute. */
async function run(watch: DataWatch, clock: FakeClock, minutes: number, ...pairs: readonly string[]): Promise<void> {
  for (let i = 0; i < minutes; i++) {
    for (const pair of pairs) watch.note(frame("x", pair, clock.now() - MINUTE));
    await clock.advance(MINUTE);
  }
}

Deno.test("DataWatch warns within a candle and a grace when some pairs stop, and reports when they are back", async () => {
  await withWatch(async (watch, clock, events) => {
    watch.note(opened("x"));
    watch.note(whitelist("x", "A", "B", "C"));
    await run(watch, clock, 10, "A", "B", "C");
    assertEquals(events, []);
    const stoppedAt = clock.now() - MINUTE;
    await run(watch, clock, 10, "A");
    assertEquals(events.map(({ type }) => type), ["data_late"]);
    const [late] = events;
    assertEquals(late?.type === "data_late" ? late.pairs.map(({ pair }) => pair) : [], ["B", "C"]);
    const delay = (late?.at ?? NaN) - (stoppedAt + MINUTE);
    assertEquals(delay > 30_000 && delay <= 40_000, true);
    await run(watch, clock, 5, "A", "B", "C");
    assertEquals(events.map(({ type }) => type), ["data_late", "data_recovered"]);
  });
});

Deno.test("DataWatch warns of a producer that never sends a candle", async () => {
  await withWatch(async (watch, clock, events) => {
    watch.note(opened("x"));
    watch.note(whitelist("x", "A", "B"));
    await clock.advance(10 * MINUTE);
    assertEquals(events.map((event) => event.type === "data_late" && [event.isSilent, event.followed]), [[true, 2]]);
  });
});

Deno.test("DataWatch gives no alarm when the computer has slept, and one if no data comes after that", async () => {
  await withWatch(async (watch, clock, events) => {
    watch.note(opened("x"));
    await run(watch, clock, 3, "A");
    clock.jump(3 * 60 * MINUTE);
    await clock.advance(1000);
    await run(watch, clock, 3, "A");
    assertEquals(events, []);
    clock.jump(3 * 60 * MINUTE);
    await clock.advance(MINUTE);
    assertEquals(events, []);
    await clock.advance(MINUTE);
    assertEquals(events.map(({ type }) => type), ["data_late"]);
  });
});

Deno.test("DataWatch gives no alarm while the link is down, nor right after it is back", async () => {
  await withWatch(async (watch, clock, events) => {
    watch.note(opened("x"));
    await run(watch, clock, 3, "A");
    watch.note(closed("x"));
    await clock.advance(60 * MINUTE);
    watch.note(opened("x", clock.now()));
    await clock.advance(MINUTE);
    await run(watch, clock, 3, "A");
    assertEquals(events, []);
  });
});

Deno.test("DataWatch applies a reloaded config", async () => {
  await withWatch(async (watch, clock, events) => {
    watch.note(opened("x"));
    watch.note(whitelist("x", "A", "B"));
    watch.change({ ...SETTINGS, graceMs: 600_000, isFollowed: (pair) => pair === "A" });
    await clock.advance(11 * MINUTE - 1);
    assertEquals(events, []);
    await clock.advance(10_000);
    assertEquals(events.map((event) => event.type === "data_late" && event.followed), [1]);
    watch.change({ ...SETTINGS, producers: [] });
    await clock.advance(60 * MINUTE);
    assertEquals(events.length, 1);
  });
});

Deno.test("DataWatch asks a late producer again, at once and then every wait_timeout, until its data comes", async () => {
  await withWatch(async (watch, clock, events, asked) => {
    watch.note(opened("x"));
    await run(watch, clock, 2, "A");
    assertEquals(asked, []);
    await clock.advance(20 * MINUTE);
    const [late] = events;
    assertEquals(asked.map((at) => at - (late?.at ?? NaN)), [0, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE]);
    await run(watch, clock, 20, "A");
    assertEquals(asked.length, 4);
  });
});
