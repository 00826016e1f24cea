import fc from "fast-check";
import { MAX_PAUSE_MS, requestedPauseMs, retryPauseMs } from "../../src/delivery/retry.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("retryPauseMs() doubles from a second to a minute", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 1000].map((failures) => retryPauseMs(failures, 0.5) / 1000);
  assertEquals(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

Deno.test("retryPauseMs() varies by at most a quarter, and never shrinks with more failures", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, random) => {
      const middle = retryPauseMs(n, 0.5), pause = retryPauseMs(n, random);
      assert(pause >= middle * 0.75 && pause <= middle * 1.25, `${pause} after ${n}`);
      assert(pause <= retryPauseMs(n + 1, random));
      assert(middle <= MAX_PAUSE_MS);
    }),
  );
});

Deno.test("requestedPauseMs() grants up to a minute, then at most half a life, and never more than five minutes", () => {
  const seconds = (requested: number, life: number): number => requestedPauseMs(requested * 1000, life * 1000) / 1000;
  assertEquals(seconds(0, Infinity), 1);
  assertEquals(seconds(45, 10), 45);
  assertEquals(seconds(3600, 10), 60);
  assertEquals(seconds(3600, 300), 150);
  assertEquals(seconds(200, 600), 200);
  assertEquals(seconds(3600, Infinity), 300);
});
