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
