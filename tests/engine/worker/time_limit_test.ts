import { setImmediate } from "node:timers";
import { callWithTimeLimit, TimeLimitError } from "../../../src/engine/worker/time_limit.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";

Deno.test("callWithTimeLimit() returns what the function returns, and throws what it throws", () => {
  assertEquals(callWithTimeLimit(() => 7, 1000), 7);
  const error = new RangeError("mine");
  assertEquals(
    assertThrows(() =>
      callWithTimeLimit(() => {
        throw error;
      }, 1000)
    ),
    error,
  );
});

const ENDLESS: Readonly<Record<string, () => unknown>> = {
  "an endless loop": () => {
    for (;;);
  },
  "an endless loop inside try and finally": () => {
    for (;;) {
      try {
        JSON.parse("{");
      } catch {
        for (;;);
      } finally {
        for (;;);
      }
    }
  },
  "a regular expression that backtracks indefinitely": () => /^(a+)+$/.test("a".repeat(60) + "b"),
  "endless recursion over a list": () => {
    const walk = (depth: number): number => [1, 2].reduce((sum) => sum + (depth > 40 ? 0 : walk(depth + 1)), 0);
    return walk(0);
  },
};
for (const [what, call] of Object.entries(ENDLESS)) {
  Deno.test(`callWithTimeLimit() ends ${what}, and the thread continues`, () => {
    const start = performance.now();
    const error = assertThrows(() => callWithTimeLimit(call, 50), TimeLimitError, "did not return within 0.05 s");
    assertEquals(error.limitMs, 50);
    assert(performance.now() - start < 5000);
    assertEquals(callWithTimeLimit(() => "after", 1000), "after");
  });
}

Deno.test("callWithTimeLimit() keeps the outer call's result when calls are nested", () => {
  assertEquals(callWithTimeLimit(() => callWithTimeLimit(() => 1, 1000) + 1, 1000), 2);
});

strictTest("callWithTimeLimit() ends an endless chain of promises that the function leaves behind", async () => {
  const outcome = await outsidePromises(() => {
    const chain = (): Promise<void> => Promise.resolve().then(chain);
    const error = assertThrows(() => callWithTimeLimit(() => void chain(), 50), TimeLimitError);
    let isContinued = false;
    const value = callWithTimeLimit(() => {
      Promise.resolve().then(() => isContinued = true);
      return "after";
    }, 1000);
    return [error.limitMs, value, isContinued];
  });
  assertEquals(outcome, [50, "after", true]);
});

/** Calls a function from the event loop itself, as the worker does with each message. */
function outsidePromises<T>(call: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(call());
      } catch (error) {
        reject(error);
      }
    });
  });
}
