import { type Leak, LeakWatch } from "../../../src/engine/worker/leak_watch.ts";
import { assertEquals } from "../../support/assert.ts";

const MB = 2 ** 20;

Deno.test("LeakWatch names the strategy under which the memory grows, once, and not the stored dataframes", () => {
  let used = 50 * MB;
  let held = 0;
  const watch = new LeakWatch(() => used, () => held);
  const leaks: Leak[] = [];
  const evaluate = (strategy: string, bytes: number): void => {
    watch.begin(strategy);
    used += bytes;
    const leak = watch.end();
    if (leak !== null) leaks.push(leak);
  };
  // V8 collects garbage when it needs memory, so mostly under the strategy that makes most of it
  const waste = (i: number): void => evaluate("Wasteful", i % 10 === 9 ? -45 * MB : 5 * MB);
  for (let i = 0; i < 100; i++) {
    used += 10 * MB;
    held += 10 * MB;
    waste(i);
  }
  assertEquals(leaks, []);
  for (let i = 0; i < 1000; i++) {
    waste(i);
    evaluate("Leaky", MB);
  }
  assertEquals(leaks.map(({ strategy }) => strategy), ["Leaky"]);
});
