import { watchMemory } from "../../../src/engine/host/watch_memory.ts";
import type { Running } from "../../../src/engine/host/watchdog.ts";
import { assertEquals } from "../../support/assert.ts";
import { FakeClock, settle } from "../../support/fake_clock.ts";
import { strictTest } from "../../support/strict.ts";

/** Each look at the memory sees the next of `looks`: the number of the evaluation (null: none runs) and the memory in MB. */
async function watch(looks: readonly (readonly [number | null, number])[]): Promise<readonly string[]> {
  const clock = new FakeClock();
  const stop = new AbortController();
  const calls: string[] = [];
  let at = -1;
  const running = (): Running => {
    at++;
    const evaluation = looks[at]?.[0] ?? null;
    return evaluation === null ? { evaluation: 0, id: 0 } : { evaluation, id: 7 };
  };
  const watching = watchMemory(clock, {
    running,
    untilBusy: () => Promise.resolve(),
    residentMb: () => looks[at]?.[1] ?? 0,
    isReplacing: () => false,
    onSuspect: (id, grownMb) => calls.push(`suspect ${id} ${grownMb}`),
    onEnd: () => calls.push("end"),
    onExcess: (id, grownMb) => calls.push(`excess ${id} ${grownMb}`),
  }, stop.signal).catch(() => undefined);
  for (let i = 0; i < looks.length; i++) await clock.advance(100);
  stop.abort();
  await watching;
  return calls;
}

strictTest(
  "watchMemory() names an evaluation under which the memory grows, and one that takes too much, once",
  async () => {
    const looks = [[1, 100], [1, 250], [1, 400], [1, 450], [1, 1000], [1, 2000], [null, 100]] as const;
    assertEquals(await watch(looks), ["suspect 7 300", "excess 7 900", "end"]);
  },
);

strictTest("watchMemory() looks only after the thread has got something to do", async () => {
  const clock = new FakeClock();
  const stop = new AbortController();
  const busy = Promise.withResolvers<void>();
  let looks = 0;
  const watching = watchMemory(clock, {
    running: () => ({ evaluation: ++looks, id: 0 }),
    untilBusy: () => busy.promise,
    residentMb: () => 0,
    isReplacing: () => false,
    onSuspect: () => {},
    onEnd: () => {},
    onExcess: () => {},
  }, stop.signal).catch(() => undefined);
  await clock.advance(1000);
  assertEquals(looks, 0);
  busy.resolve();
  await settle();
  await clock.advance(100);
  assertEquals(looks, 1);
  stop.abort();
  await watching;
});

strictTest("watchMemory() reports nothing of growth that several evaluations share", async () => {
  assertEquals(await watch([[1, 100], [2, 400], [3, 800], [null, 900], [4, 1800], [4, 1850]]), []);
});
