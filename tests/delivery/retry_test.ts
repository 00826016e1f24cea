import fc from "fast-check";
import { MAX_PAUSE_MS, retryPauseMs } from "../../src/delivery/retry.ts";
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
