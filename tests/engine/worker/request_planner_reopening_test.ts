import { OPENING_QUIET_MS, RequestPlanner } from "../../../src/engine/worker/request_planner.ts";
import { assert } from "../../support/assert.ts";

const NOW = 1_000_000;

Deno.test("RequestPlanner forgets pending requests when a link opens, even if its end was not reported", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  assert(planner.tryRequest("other", "BTC/USDT", 2, NOW));
  planner.linkOpened("default", NOW + 1);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 1 + OPENING_QUIET_MS));
  assert(!planner.tryRequest("other", "BTC/USDT", 2, NOW + 1 + OPENING_QUIET_MS));
});

Deno.test("RequestPlanner counts no failure for a request that was pending when the link opened again", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  planner.linkOpened("default", NOW + 1);
  planner.noteUselessAnswer("default", "BTC/USDT", NOW + 2);
  assert(!planner.hasFailed("default", "BTC/USDT"));
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 3));
});
