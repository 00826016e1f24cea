import { type Leak, LeakWatch } from "../../../src/engine/worker/leak_watch.ts";
import { assertEquals } from "../../support/assert.ts";

const MB = 2 ** 20;

/** A thread's memory in which strategies run. */
class Scene {
  readonly leaks: Leak[] = [];
  used = 50 * MB;
  held = 0;
  readonly #watch = new LeakWatch(() => this.used, () => this.held);

  evaluate(strategy: string, bytes: number): void {
    this.#watch.begin(strategy);
    this.used += bytes;
    const leak = this.#watch.end();
    if (leak !== null) this.leaks.push(leak);
  }

  /** V8 collects garbage when it needs memory, so mostly under the strategy that makes most of it. */
  waste(i: number): void {
    this.evaluate("Wasteful", i % 10 === 9 ? -45 * MB : 5 * MB);
  }
}

Deno.test("LeakWatch counts neither dataframes nor garbage as a leak", () => {
  const scene = new Scene();
  for (let i = 0; i < 1000; i++) {
    scene.used += 10 * MB;
    scene.held += 10 * MB;
    scene.waste(i);
  }
  assertEquals(scene.leaks, []);
});

for (const strategies of [1, 2, 6, 7, 13]) {
  Deno.test(`LeakWatch names the strategy under which the memory grows, once, among ${strategies + 2}`, () => {
    const scene = new Scene();
    for (let i = 0; i < 1000; i++) {
      scene.waste(i);
      for (let nth = 0; nth < strategies; nth++) scene.evaluate(`Good${nth}`, 0);
      scene.evaluate("Leaky", MB);
    }
    assertEquals(scene.leaks.map(({ strategy }) => strategy), ["Leaky"]);
  });
}

Deno.test("LeakWatch blames nobody for memory that grows between evaluations", () => {
  const scene = new Scene();
  for (let i = 0; i < 1000; i++) {
    scene.used += MB;
    scene.waste(i);
  }
  assertEquals(scene.leaks.map(({ strategy }) => strategy), [null]);
});
