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
