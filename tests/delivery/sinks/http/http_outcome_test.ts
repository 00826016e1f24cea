import fc from "fast-check";
import type { HttpAnswer } from "../../../../src/delivery/sinks/http/send_http.ts";
import { outcomeOf, parseRetryAfter } from "../../../../src/delivery/sinks/http/http_outcome.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../support/assert.ts";
import { strictTest } from "../../../support/strict.ts";

const NOW = Date.UTC(2026, 10, 23, 1);

function answered(status: number, headers: Record<string, string> = {}, body = ""): HttpAnswer {
  return { type: "answered", status, headers: new Headers(headers), body, complete: true };
}

function outcome(answer: HttpAnswer, hide: readonly string[] = []): ReturnType<typeof outcomeOf> {
  return outcomeOf(answer, { host: "example.org", hide, now: NOW });
}

strictTest("outcomeOf() maps 2xx to delivered", () => {
  for (const status of [200, 201, 204, 299]) {
    assertEquals(outcome(answered(status)), { type: "delivered", result: `HTTP ${status}` });
  }
});

strictTest("outcomeOf() maps temporary errors to failed, and others to refused", () => {
  const later = new Map([[408, "signal"], [425, "signal"], [429, "sink"], [500, "signal"], [503, "signal"]]);
  for (const status of [...later.keys(), 400, 401, 403, 404, 410, 422, 499, 300, 304]) {
    const result = outcome(answered(status));
    const scope = result.type === "failed" ? result.scope : undefined;
    assertEquals([result.type, scope], later.has(status) ? ["failed", later.get(status)] : ["refused", undefined]);
    assert(result.type !== "delivered");
    assertStringIncludes(result.reason, `example.org answered HTTP ${status}`);
  }
});

strictTest("outcomeOf() reads Retry-After in seconds and as a date", () => {
  const busy = outcome(answered(429, { "retry-after": "7" }));
  assertEquals(busy, { type: "failed", reason: "example.org answered HTTP 429", scope: "sink", retryAfterMs: 7000 });
  const down = outcome(answered(503, { "retry-after": new Date(NOW + 90_000).toUTCString() }));
  assertEquals(down, { type: "failed", reason: "example.org answered HTTP 503", scope: "sink", retryAfterMs: 90_000 });
});

strictTest("outcomeOf() reports that redirects are not followed, without the target", () => {
  const result = outcome(answered(307, { location: "https://example.org/s3cret" }));
  assert(result.type === "refused");
  assertEquals(
    result.reason,
    "example.org answered HTTP 307: redirects are not followed; set url to the target",
  );
});

strictTest("outcomeOf() blames the sink when there is no answer", () => {
  const result = outcome({ type: "unanswered", why: "network", reason: "nobody there", reached: false });
  assertEquals(result, { type: "failed", reason: "nobody there", scope: "sink" });
});

strictTest("outcomeOf() quotes the answer in one short line without secrets", () => {
  const result = outcome(answered(404, {}, `no hook\n  \u001b[31m/hooks/s3cret ${"x".repeat(1000)}`), ["s3cret"]);
  assert(result.type === "refused");
  assert(result.reason.length < 300);
  assertStringIncludes(result.reason, "example.org answered HTTP 404 (no hook \\u{1b}[31m/hooks/*** xxx");
});

strictTest("parseRetryAfter() parses seconds and dates, up to an hour", () => {
  fc.assert(fc.property(fc.integer({ min: -10_000, max: 10_000 }), (seconds) => {
    const expected = Math.min(3_600_000, Math.max(0, seconds * 1000));
    assertEquals(parseRetryAfter(new Date(NOW + seconds * 1000).toUTCString(), NOW), expected);
    if (seconds >= 0) assertEquals(parseRetryAfter(String(seconds), NOW), expected);
  }));
  assertEquals(parseRetryAfter("0.25", NOW), 250);
});

strictTest("parseRetryAfter() returns undefined for any other text", () => {
  for (const value of ["", "soon", "-5", "1e3", "5 s", "2026-11-23", "yesterday GMT", "NaN", "Infinity"]) {
    assertEquals(parseRetryAfter(value, NOW), undefined, value);
  }
  assertEquals(parseRetryAfter(null, NOW), undefined);
});
