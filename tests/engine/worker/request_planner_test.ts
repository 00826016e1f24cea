import {
  ANSWER_TIMEOUT_MS,
  FIRST_PAUSE_MS,
  MAX_PAUSE_MS,
  OPENING_QUIET_MS,
  RequestPlanner,
} from "../../../src/engine/worker/request_planner.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const NOW = 1_000_000;

Deno.test("RequestPlanner lets one request for a pair be in flight", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 37, NOW));
  assert(!planner.tryRequest("default", "BTC/USDT", 37, NOW + 1000));
  assert(planner.tryRequest("default", "ETH/USDT", 37, NOW));
  assert(planner.tryRequest("other", "BTC/USDT", 37, NOW));
  assertEquals(planner.pendingLimit("default", "BTC/USDT"), 37);
});

Deno.test("RequestPlanner counts a request as lost after its time, then pauses, longer each time up to a limit", () => {
  const planner = new RequestPlanner(1500);
  let now = NOW;
  const pauses: number[] = [];
  assert(planner.tryRequest("default", "BTC/USDT", 2, now));
  for (let i = 0; i < 9; i++) {
    now += ANSWER_TIMEOUT_MS;
    assert(!planner.tryRequest("default", "BTC/USDT", 2, now));
    const lost = now;
    while (!planner.tryRequest("default", "BTC/USDT", 2, now)) now += 1000;
    pauses.push(now - lost);
  }
  assertEquals(pauses[0], FIRST_PAUSE_MS);
  assertEquals(pauses[1], 2 * FIRST_PAUSE_MS);
  assertEquals(pauses.at(-1), MAX_PAUSE_MS);
});

Deno.test("RequestPlanner asks at once again after an answer of use", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  planner.noteAnswer("default", "BTC/USDT", NOW + 10);
  assertEquals(planner.pendingLimit("default", "BTC/USDT"), null);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 20));
});

Deno.test("RequestPlanner leaves a pair alone while the answers to the link's opening request are coming", () => {
  const planner = new RequestPlanner(1500);
  planner.linkOpened("default", NOW);
  assertEquals(planner.pendingLimit("default", "BTC/USDT"), 1500);
  assert(!planner.tryRequest("default", "BTC/USDT", 1500, NOW + OPENING_QUIET_MS - 1));
  planner.noteAnswer("default", "ETH/USDT", NOW + OPENING_QUIET_MS - 1);
  assert(!planner.tryRequest("default", "BTC/USDT", 1500, NOW + OPENING_QUIET_MS + 1));
  assert(planner.tryRequest("default", "BTC/USDT", 1500, NOW + 2 * OPENING_QUIET_MS));
});

Deno.test("RequestPlanner asks at once for a pair whose opening answer was empty", () => {
  const planner = new RequestPlanner(1500);
  planner.linkOpened("default", NOW);
  planner.noteUselessAnswer("default", "BTC/USDT", NOW + 5);
  assert(planner.tryRequest("default", "BTC/USDT", 1500, NOW + 10));
});

Deno.test("RequestPlanner forgets what was in flight when the link goes", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  assert(planner.tryRequest("other", "BTC/USDT", 2, NOW));
  planner.linkClosed("default");
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 1));
  assert(!planner.tryRequest("other", "BTC/USDT", 2, NOW + 1));
});

Deno.test("RequestPlanner asks again when the clock was set back behind its last request", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  const before = NOW - 3_600_000;
  assert(!planner.tryRequest("default", "BTC/USDT", 2, before));
  assert(planner.tryRequest("default", "BTC/USDT", 2, before + FIRST_PAUSE_MS));
});
