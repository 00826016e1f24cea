import { maxPendingOf } from "../../src/delivery/pending_limit.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("maxPendingOf() bounds one sink, and all sinks together", () => {
  assertEquals([0, 1, 5, 6, 100].map(maxPendingOf), [10_000, 10_000, 10_000, 8_333, 500]);
});
