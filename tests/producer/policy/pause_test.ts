import fc from "fast-check";
import { type FailureStreak, type LinkEnd, nextPause, NO_FAILURES } from "../../../src/producer/policy/pause.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const SLEEP = 10;

/** Returns the pauses after these ends, in seconds. Each dial follows its pause at once. */
function pauses(kinds: readonly LinkEnd["kind"][], random = 0, held = false): number[] {
  let streak = NO_FAILURES;
  let at = 1_000_000;
  return kinds.map((kind) => {
    const next = nextPause(streak, { kind, at, held }, SLEEP, random);
    streak = next.streak;
    at += next.pauseMs;
    return next.pauseMs / 1000;
  });
}

const times = (n: number, kind: LinkEnd["kind"]): LinkEnd["kind"][] => Array.from({ length: n }, () => kind);

Deno.test("nextPause() starts with sleep_time and doubles from the second failure in a row, up to 60 s", () => {
  for (const kind of ["closed", "unauthorized", "silent", "bad_handshake", "invalid_url", "dial_timeout"] as const) {
    assertEquals(pauses(times(6, kind)), [10, 20, 40, 60, 60, 60]);
  }
});

Deno.test("nextPause() returns sleep_time during the first minute of refusals, then grows", () => {
  assertEquals(pauses(times(11, "refused")), [10, 10, 10, 10, 10, 10, 10, 20, 40, 60, 60]);
});

Deno.test("nextPause() returns sleep_time for a producer that restarts: its close and the refusals do not add up", () => {
  assertEquals(pauses(["closed", "refused", "refused", "refused"], 1), [10, 10, 10, 10]);
});

Deno.test("nextPause() returns sleep_time for a refusal within the first minute, and keeps the count of other failures", () => {
  assertEquals(pauses(["closed", "closed", "refused", "closed"]), [10, 20, 10, 40]);
});

Deno.test("nextPause() stretches a grown pause by at most a quarter, never the first one and never over the maximum", () => {
  assertEquals(pauses(times(4, "closed"), 0.5), [10, 22.5, 45, 60]);
  assertEquals(pauses(times(3, "closed"), 1), [10, 25, 50]);
});

Deno.test("nextPause() returns sleep_time after a useful link", () => {
  const streak: FailureStreak = { since: 0, count: 9 };
  const next = nextPause(streak, { kind: "closed", at: 10_000_000, held: true }, SLEEP, 1);
  assertEquals(next, { pauseMs: 10_000, streak: { since: 10_000_000, count: 1 } });
});

Deno.test("nextPause() uses a sleep_time over a minute as the maximum", () => {
  const ends = nextPause({ since: 0, count: 5 }, { kind: "closed", at: 1, held: false }, 90, 1);
  assertEquals(ends.pauseMs, 90_000);
});

Deno.test("nextPause() stays between sleep_time and the maximum, and within a timer's range", () => {
  const kind = fc.constantFrom<LinkEnd["kind"]>("refused", "closed", "silent", "unauthorized", "message_too_big");
  const step = fc.record({ kind, held: fc.boolean(), random: fc.double({ min: 0, max: 0.999, noNaN: true }) });
  fc.assert(fc.property(fc.array(step, { maxLength: 50 }), fc.integer({ min: 1, max: 4_000_000 }), (steps, sleep) => {
    let streak = NO_FAILURES;
    let at = 0;
    for (const { kind, held, random } of steps) {
      const next = nextPause(streak, { kind, at, held }, sleep, random);
      assert(next.pauseMs >= Math.min(sleep * 1000, 2 ** 31 - 1));
      assert(next.pauseMs <= Math.min(Math.max(60, sleep) * 1000, 2 ** 31 - 1));
      streak = next.streak;
      at += next.pauseMs;
    }
  }));
});
