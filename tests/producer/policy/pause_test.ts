import fc from "fast-check";
import { type LinkEnd, nextPause, NO_FAILURES } from "../../../src/producer/policy/pause.ts";
import { dialTimeoutMs } from "../../../src/producer/policy/silence.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const TIMING = { sleep_time: 10, ping_timeout: 10 };
const LASTING = ["unauthorized", "invalid_url", "bad_ca_file", "message_too_big"] as const;
const PASSING = ["refused", "bad_handshake", "silent", "closed"] as const;

/** Returns the pauses after these ends, in seconds. */
function pauses(kinds: readonly LinkEnd["kind"][], random = 0, timing = TIMING): number[] {
  let streak = NO_FAILURES;
  return kinds.map((kind) => {
    const next = nextPause(streak, { kind, held: false }, timing, random);
    streak = next.streak;
    return next.pauseMs / 1000;
  });
}

const times = (n: number, kind: LinkEnd["kind"]): LinkEnd["kind"][] => Array.from({ length: n }, () => kind);

Deno.test("nextPause() returns sleep_time however often a producer fails", () => {
  for (const kind of PASSING) assertEquals(pauses(times(200, kind)), Array.from({ length: 200 }, () => 10));
});

Deno.test("nextPause() doubles up to 60 s for a failure that only a person can end", () => {
  for (const kind of LASTING) assertEquals(pauses(times(6, kind)), [10, 20, 40, 60, 60, 60]);
});

Deno.test("nextPause() returns sleep_time for a refusal between rejected tokens, and keeps their count", () => {
  assertEquals(pauses(["unauthorized", "unauthorized", "refused", "unauthorized"]), [10, 20, 10, 40]);
});

Deno.test("nextPause() stretches a pause by at most half, never the first one and never over the maximum", () => {
  assertEquals(pauses(times(3, "closed"), 0.5), [10, 12.5, 12.5]);
  assertEquals(pauses(times(4, "unauthorized"), 0.5), [10, 25, 50, 60]);
});

Deno.test("nextPause() counts the time of a dial without an answer as part of the pause", () => {
  assertEquals(pauses(times(3, "dial_timeout"), 0.5), [0, 2.5, 2.5]);
  assertEquals(pauses(times(3, "dial_timeout"), 1, { sleep_time: 1, ping_timeout: 10 }), [0, 0, 0]);
  assertEquals(pauses(times(2, "dial_timeout"), 0, { sleep_time: 30, ping_timeout: 10 }), [20, 20]);
});

Deno.test("nextPause() returns at least a second after five failures in a row", () => {
  const quick = { sleep_time: 0.01, ping_timeout: 10 };
  assertEquals(pauses(times(7, "closed"), 0, quick), [0.01, 0.01, 0.01, 0.01, 0.01, 1, 1]);
});

Deno.test("nextPause() starts over after a useful link", () => {
  const next = nextPause({ count: 9, lasting: 9 }, { kind: "unauthorized", held: true }, TIMING, 1);
  assertEquals(next, { pauseMs: 10_000, streak: { count: 1, lasting: 1 } });
});

Deno.test("nextPause() uses a sleep_time over a minute as the maximum", () => {
  const timing = { sleep_time: 90, ping_timeout: 10 };
  assertEquals(nextPause({ count: 5, lasting: 5 }, { kind: "unauthorized", held: false }, timing, 1).pauseMs, 90_000);
});

Deno.test("dial and pause are at least sleep_time, and at most sleep_time + 2 s + half a sleep_time", () => {
  const kind = fc.constantFrom<LinkEnd["kind"]>(...PASSING, ...LASTING, "dial_timeout");
  const step = fc.record({ kind, held: fc.boolean(), random: fc.double({ min: 0, max: 0.999, noNaN: true }) });
  const seconds = fc.double({ min: 0.01, max: 4_000_000, noNaN: true });
  fc.assert(fc.property(fc.array(step, { maxLength: 50 }), seconds, seconds, (steps, sleep_time, ping_timeout) => {
    let streak = NO_FAILURES;
    for (const { kind, held, random } of steps) {
      const next = nextPause(streak, { kind, held }, { sleep_time, ping_timeout }, random);
      const dialMs = kind === "dial_timeout" ? dialTimeoutMs({ sleep_time, ping_timeout }) : 0;
      const isGrowing = LASTING.some((lasting) => lasting === kind);
      const maxMs = (isGrowing ? Math.max(60, sleep_time) : 1.5 * sleep_time + 2) * 1000;
      assert(dialMs + next.pauseMs >= Math.min(Math.floor(sleep_time * 1000), 2 ** 31 - 1));
      assert(next.pauseMs <= Math.min(Math.ceil(maxMs) - dialMs, 2 ** 31 - 1));
      streak = next.streak;
    }
  }));
});
