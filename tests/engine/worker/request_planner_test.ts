import {
  ANSWER_TIMEOUT_MS,
  FIRST_PAUSE_MS,
  MAX_PAUSE_MS,
  OPENING_QUIET_MS,
  RequestPlanner,
} from "../../../src/engine/worker/request_planner.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const NOW = 1_000_000;

Deno.test("RequestPlanner allows one pending request for each pair", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 37, NOW));
  assert(!planner.tryRequest("default", "BTC/USDT", 37, NOW + 1000));
  assert(planner.tryRequest("default", "ETH/USDT", 37, NOW));
  assert(planner.tryRequest("other", "BTC/USDT", 37, NOW));
  assertEquals(planner.pendingLimit("default", "BTC/USDT"), 37);
});

Deno.test("RequestPlanner counts a request as lost after its timeout, then pauses, longer each time up to a limit", () => {
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

Deno.test("RequestPlanner allows a request at once after a useful answer", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  planner.noteAnswer("default", "BTC/USDT", NOW + 10);
  assertEquals(planner.pendingLimit("default", "BTC/USDT"), null);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 20));
});

Deno.test("RequestPlanner allows no request while the answers to the opening request arrive", () => {
  const planner = new RequestPlanner(1500);
  planner.linkOpened("default", NOW);
  assertEquals(planner.pendingLimit("default", "BTC/USDT"), 1500);
  assert(!planner.tryRequest("default", "BTC/USDT", 1500, NOW + OPENING_QUIET_MS - 1));
  planner.noteAnswer("default", "ETH/USDT", NOW + OPENING_QUIET_MS - 1);
  assert(!planner.tryRequest("default", "BTC/USDT", 1500, NOW + OPENING_QUIET_MS + 1));
  assert(planner.tryRequest("default", "BTC/USDT", 1500, NOW + 2 * OPENING_QUIET_MS));
});

Deno.test("RequestPlanner allows a request at once for a pair whose opening answer was empty", () => {
  const planner = new RequestPlanner(1500);
  planner.linkOpened("default", NOW);
  planner.noteUselessAnswer("default", "BTC/USDT", NOW + 5);
  assert(planner.tryRequest("default", "BTC/USDT", 1500, NOW + 10));
});

Deno.test("RequestPlanner forgets pending requests when the link closes", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  assert(planner.tryRequest("other", "BTC/USDT", 2, NOW));
  planner.linkClosed("default");
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW + 1));
  assert(!planner.tryRequest("other", "BTC/USDT", 2, NOW + 1));
});

Deno.test("RequestPlanner allows a request when the clock was set back to before its last request", () => {
  const planner = new RequestPlanner(1500);
  assert(planner.tryRequest("default", "BTC/USDT", 2, NOW));
  const before = NOW - 3_600_000;
  assert(!planner.tryRequest("default", "BTC/USDT", 2, before));
  assert(planner.tryRequest("default", "BTC/USDT", 2, before + FIRST_PAUSE_MS));
});

Deno.test("RequestPlanner returns each request without an answer once, and again when its pause is over", () => {
  const planner = new RequestPlanner(1500);
  const request = { producer: "default", pair: "BTC/USDT", limit: 37 };
  assert(planner.tryRequest("default", "BTC/USDT", 37, NOW));
  assert(planner.tryRequest("default", "ETH/USDT", 37, NOW));
  planner.noteAnswer("default", "ETH/USDT", NOW + 10);
  assertEquals(planner.takeOverdue(NOW + ANSWER_TIMEOUT_MS - 1), { lost: [], again: [] });
  const lostAt = NOW + ANSWER_TIMEOUT_MS + 1000;
  assertEquals(planner.takeOverdue(lostAt), { lost: [request], again: [] });
  assertEquals(planner.takeOverdue(lostAt + FIRST_PAUSE_MS - 1), { lost: [], again: [] });
  const againAt = lostAt + FIRST_PAUSE_MS + 1000;
  assertEquals(planner.takeOverdue(againAt), { lost: [], again: [request] });
  assert(planner.tryRequest("default", "BTC/USDT", 37, againAt));
  assertEquals(planner.takeOverdue(againAt + 1000), { lost: [], again: [] });
  planner.noteUselessAnswer("default", "BTC/USDT", againAt + 2000);
  assertEquals(planner.takeOverdue(againAt + MAX_PAUSE_MS), { lost: [], again: [] });
});
