import { OPENING_QUIET_MS, RequestPlanner } from "../../../src/engine/worker/request_planner.ts";
import { assert } from "../../support/assert.ts";

const NOW = 1_000_000;

Deno.test("RequestPlanner forgets what was in flight when a link opens, also when nobody told that the old one had gone", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  assert(planner.tryRequest("other", "BTC/USDT", 2, NOW));
  planner.linkOpened("default", NOW + 1);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 1 + OPENING_QUIET_MS));
  assert(!planner.tryRequest("other", "BTC/USDT", 2, NOW + 1 + OPENING_QUIET_MS));
});

Deno.test("RequestPlanner counts no failure for what was in flight when the link opened anew", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  planner.linkOpened("default", NOW + 1);
  planner.noteUselessAnswer("default", "BTC/USDT", NOW + 2);
  assert(!planner.hasFailed("default", "BTC/USDT"));
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 3));
});
