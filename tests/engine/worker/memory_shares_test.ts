import fc from "fast-check";
import { MemoryShares } from "../../../src/engine/worker/memory_shares.ts";
import { assert, assertEquals } from "../../support/assert.ts";

Deno.test("MemoryShares leaves the memory that nobody else needs to one producer", () => {
  const shares = new MemoryShares(100);
  shares.change("a", 90, 9);
  assertEquals([shares.findOverfull("a"), shares.hasRoom("a", 10), shares.hasRoom("a", 11)], [null, true, false]);
});

Deno.test("MemoryShares takes from the producer that holds the most", () => {
  const shares = new MemoryShares(100);
  shares.change("evil", 100, 10);
  assertEquals([shares.hasRoom("good", 30), shares.hasRoom("evil", 1)], [true, false]);
  shares.change("good", 30, 1);
  assertEquals(shares.findOverfull("good"), "evil");
  shares.change("evil", -30, -3);
  assertEquals([shares.findOverfull("good"), shares.bytes], [null, 100]);
});

Deno.test("MemoryShares bounds the number of dataframes of each producer", () => {
  const shares = new MemoryShares(Infinity, 2);
  shares.change("a", 1, 2);
  assertEquals([shares.hasRoom("a", 1), shares.hasRoom("b", 1), shares.findOverfull("a")], [false, true, null]);
  shares.change("a", 1, 1);
  assertEquals([shares.findOverfull("a"), shares.findOverfull("b")], ["a", null]);
});

Deno.test("MemoryShares never takes from a producer that holds no more than its share", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 60 })));
  fc.assert(fc.property(steps, (list) => {
    const shares = new MemoryShares(100, 1000);
    const held: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (const [producer, bytes] of list) {
      shares.change(producer, bytes, 1);
      held[producer] = (held[producer] ?? 0) + bytes;
      for (let full = shares.findOverfull(producer); full !== null; full = shares.findOverfull(producer)) {
        assert((held[full] ?? 0) > 100 / 3);
        shares.change(full, -1, 0);
        held[full] = (held[full] ?? 0) - 1;
      }
      assert(shares.bytes <= 100);
    }
  }));
});
