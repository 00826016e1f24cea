import { boundEvent } from "../../../src/engine/worker/bound_event.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("boundEvent() cuts the long texts of an event, and returns any other as it is", () => {
  const noted = { type: "strategy_noted", strategy: "S", note: "n" } as const;
  assertEquals(boundEvent(noted) === noted, true);
  const cut = boundEvent({ ...noted, note: "n".repeat(20_000) });
  assertEquals([cut.strategy, cut.note], ["S", `${"n".repeat(10_000)}... (10000 characters more)`]);
});
