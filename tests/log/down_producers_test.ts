import type { ConsumerEvent } from "../../src/events.ts";
import { DownProducers } from "../../src/log/down_producers.ts";
import { assertEquals, assertMatch } from "../support/assert.ts";

function closed(producer: string, message = "refused"): ConsumerEvent {
  return { type: "link_closed", producer, at: 0, reason: { kind: "refused", message }, retryInMs: 1000 };
}

Deno.test("45 dead producers are logged once each, and then in one line a minute", () => {
  const down = new DownProducers();
  let lines = 0;
  const summaries: string[] = [];
  for (let second = 0; second < 600; second++) {
    const now = second * 1000;
    for (let i = 0; i < 45; i++) if (!down.isRepeated(closed(`p${i}`), now)) lines++;
    const summary = down.takeSummary(now);
    if (summary !== null) summaries.push(summary);
  }
  assertEquals(lines, 45);
  assertEquals(summaries.length, 9);
  assertMatch(summaries[0] ?? "", /^down for a minute or more: "p0" \(refused, 61 attempts\), .* and 35 more$/);
});

Deno.test("another reason and an outage after a connection are logged", () => {
  const down = new DownProducers();
  const isNew = (event: ConsumerEvent): boolean => !down.isRepeated(event, 0);
  assertEquals([isNew(closed("a")), isNew(closed("a")), isNew(closed("a", "403")), isNew(closed("b"))], [
    true,
    false,
    true,
    true,
  ]);
  assertEquals(isNew({ type: "link_opened", producer: "a", at: 0 }), true);
  assertEquals([isNew(closed("a", "403")), isNew(closed("a", "403"))], [true, false]);
});

Deno.test("a producer that is back or no longer followed is in no summary", () => {
  const down = new DownProducers();
  down.isRepeated(closed("a"), 0);
  down.isRepeated(closed("b"), 0);
  down.isRepeated({ type: "link_opened", producer: "a", at: 0 }, 1000);
  down.isRepeated({ ...closed("b"), retryInMs: null } as ConsumerEvent, 1000);
  assertEquals(down.takeSummary(120_000), null);
});

Deno.test("DownProducers logs the first outages of a flapping link, and counts further ones once a minute", () => {
  const down = new DownProducers();
  const closed: ConsumerEvent = {
    type: "link_closed",
    producer: "x",
    at: 0,
    reason: { kind: "closed", message: "closed" },
    retryInMs: 1000,
  };
  const opened: ConsumerEvent = { type: "link_opened", producer: "x", at: 0 };
  let lines = 0;
  const summaries: string[] = [];
  const note = (event: ConsumerEvent, now: number): void => {
    if (!down.isRepeated(event, now)) lines++;
    const summary = down.takeSummary(now);
    if (summary !== null) summaries.push(summary);
  };
  for (let now = 0; now < 600_000; now += 10_000) {
    note(closed, now);
    note(opened, now + 2000);
  }
  assertEquals(lines, 6);
  assertEquals(summaries.length, 9);
  assertEquals(summaries[1], 'lost again and again: "x" (6 times)');
  // a link that has held for five minutes is logged in detail again
  note(closed, 1_000_000);
  note(opened, 1_001_000);
  assertEquals(lines, 8);
});

Deno.test("DownProducers returns how long a producer was down when it is connected again", () => {
  const down = new DownProducers();
  const opened: ConsumerEvent = { type: "link_opened", producer: "x", at: 0 };
  const reason = { kind: "closed", message: "closed" } as const;
  assertEquals(down.outageMs(opened, 0), null);
  down.isRepeated({ type: "link_closed", producer: "x", at: 0, reason, retryInMs: 1 }, 1000);
  down.isRepeated({ type: "link_closed", producer: "x", at: 0, reason, retryInMs: 1 }, 20_000);
  assertEquals(down.outageMs(opened, 43_000), 42_000);
  down.isRepeated(opened, 43_000);
  assertEquals(down.outageMs(opened, 44_000), null);
});
