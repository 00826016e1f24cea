import fc from "fast-check";
import { RateLimiter } from "../../src/log/rate_limit.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("RateLimiter passes the same text of one source once a minute, then reports how many it dropped", () => {
  const limiter = new RateLimiter();
  assertEquals(limiter.check("a", "x", 0), { passes: true, dropped: 0 });
  for (let s = 1; s < 60; s++) assertEquals(limiter.check("a", "x", s * 1000), { passes: false });
  assertEquals(limiter.check("a", "x", 60_000), { passes: true, dropped: 59 });
  assertEquals(limiter.check("a", "x", 120_000), { passes: true, dropped: 0 });
});

Deno.test("RateLimiter keeps sources and texts apart", () => {
  const limiter = new RateLimiter();
  for (const [source, text] of [["a", "x"], ["a", "y"], ["b", "x"]] as const) {
    assert(limiter.check(source, text, 0).passes, `${source} ${text}`);
  }
});

Deno.test("RateLimiter lets only so many different texts of one source pass", () => {
  const limiter = new RateLimiter({ everyMs: 1000, maxTexts: 3 });
  const passed = Array.from({ length: 10_000 }, (_, i) => limiter.check("a", `${i}`, i / 100)).filter((p) => p.passes);
  assertEquals(passed.length, 3);
  assertEquals(limiter.check("a", "later", 1000), { passes: true, dropped: 9997 });
});

Deno.test("RateLimiter counts every line: passed and dropped lines add up", () => {
  const calls = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("x", "y", "z"), fc.nat(400)));
  fc.assert(fc.property(calls, (list) => {
    const limiter = new RateLimiter({ everyMs: 1000, maxTexts: 2 });
    const lastPassed = new Map<string, number>();
    let now = 0;
    let counted = 0;
    for (const [source, text, step] of list) {
      const passage = limiter.check(source, text, now += step);
      if (!passage.passes) continue;
      counted += 1 + passage.dropped;
      const last = lastPassed.get(`${source}${text}`);
      assert(last === undefined || now - last >= 1000);
      lastPassed.set(`${source}${text}`, now);
    }
    now += 1000;
    for (const source of ["a", "b"]) {
      const passage = limiter.check(source, "end", now);
      assert(passage.passes);
      counted += passage.dropped;
    }
    assertEquals(counted, list.length);
  }));
});

Deno.test("RateLimiter returns what it dropped when no line of the source follows, once", () => {
  const limiter = new RateLimiter();
  assertEquals(limiter.takeOverdue(0), []);
  for (let i = 0; i < 5; i++) limiter.check("a", "x", 1000, "kind a");
  assertEquals(limiter.takeOverdue(59_999), []);
  assertEquals(limiter.takeOverdue(61_000), [{ kind: "kind a", dropped: 4 }]);
  assertEquals(limiter.takeOverdue(200_000), []);
});

Deno.test("RateLimiter forgets the oldest of too many sources", () => {
  const limiter = new RateLimiter();
  for (let i = 0; i <= 10_000; i++) limiter.check(`s${i}`, "x", 0);
  assert(limiter.check("s0", "x", 1).passes);
  assert(!limiter.check("s10000", "x", 1).passes);
});
