import { afterSilence, dialTimeoutMs } from "../../../src/producer/policy/silence.ts";
import { assertEquals } from "../../support/assert.ts";

const TIMING = { wait_timeout: 300, ping_timeout: 10 };
const at = (lastFrameAt: number, probedAt: number | null, now: number): unknown =>
  afterSilence({ lastFrameAt, probedAt }, now, TIMING);

Deno.test("afterSilence() waits for the rest of wait_timeout, then probes", () => {
  assertEquals(at(1000, null, 1000), { do: "wait", ms: 300_000 });
  assertEquals(at(1000, null, 300_999), { do: "wait", ms: 1 });
  assertEquals(at(1000, null, 301_000), { do: "probe" });
});

Deno.test("afterSilence() waits ping_timeout for the answer, then abandons the link", () => {
  assertEquals(at(0, 300_000, 300_000), { do: "wait", ms: 10_000 });
  assertEquals(at(0, 300_000, 309_999), { do: "wait", ms: 1 });
  assertEquals(at(0, 300_000, 310_000), { do: "abandon" });
});

Deno.test("afterSilence() probes when the clock was set back, instead of waiting for it", () => {
  assertEquals(at(10_000_000, null, 1000), { do: "probe" });
});

Deno.test("afterSilence() never returns a wait beyond a timer's range", () => {
  const step = afterSilence({ lastFrameAt: 0, probedAt: null }, 0, { wait_timeout: 10_000_000, ping_timeout: 10 });
  assertEquals(step, { do: "wait", ms: 86_400_000 });
});

Deno.test("dialTimeoutMs() returns ten seconds, or ping_timeout if that is longer, but little more than sleep_time", () => {
  const timeouts = (sleep_time: number): number[] =>
    [0, 10, 25].map((ping_timeout) => dialTimeoutMs({ ping_timeout, sleep_time }));
  assertEquals(timeouts(60), [10_000, 10_000, 25_000]);
  assertEquals(timeouts(10), [10_000, 10_000, 11_500]);
  assertEquals(timeouts(1), [2500, 2500, 2500]);
});
