import fc from "fast-check";
import { FairShares } from "../../src/delivery/fair_shares.ts";
import { assertEquals } from "../support/assert.ts";

interface Item {
  readonly seq: number;
  readonly signal: { readonly producer: string; readonly strategy: string; readonly pair: string };
}

/** Finds the largest groups by counting, level by level. */
function findAllowed(items: readonly Item[]): readonly Item[] {
  let groups: readonly (readonly Item[])[] = [items];
  for (const key of ["producer", "strategy", "pair"] as const) {
    groups = groups.flatMap((group) => {
      const parts = [...Map.groupBy(group, ({ signal }) => signal[key]).values()];
      const most = Math.max(...parts.map((part) => part.length));
      return parts.filter((part) => part.length === most);
    });
  }
  return groups.flatMap((group) => group.toSorted((a, b) => a.seq - b.seq).slice(0, 1));
}

const step = fc.record({
  remove: fc.boolean(),
  seq: fc.nat(30),
  producer: fc.constantFrom("a", "b", "c"),
  strategy: fc.constantFrom("S", "T"),
  pair: fc.constantFrom("BTC/USDT", "ETH/USDT", "SOL/USDT"),
});

Deno.test("FairShares finds the oldest of the largest share after any additions and removals", () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
    const shares = new FairShares<Item>();
    const held = new Map<number, Item>();
    for (const { remove, seq, ...signal } of steps) {
      const known = held.get(seq);
      if (known !== undefined && remove) {
        shares.remove(known);
        held.delete(seq);
      } else if (known === undefined && !remove) {
        const item = { seq, signal };
        shares.add(item);
        held.set(seq, item);
      }
      const found = shares.oldestOfLargest();
      const allowed = findAllowed([...held.values()]);
      assertEquals(found === null ? allowed.length === 0 : allowed.includes(found), true);
      assertEquals(new Set(shares.all()), new Set(held.values()));
    }
  }));
});

Deno.test("FairShares ignores the removal of what it does not have", () => {
  const shares = new FairShares<Item>();
  const item = { seq: 1, signal: { producer: "a", strategy: "S", pair: "BTC/USDT" } };
  shares.remove(item);
  shares.add(item);
  shares.remove({ ...item, seq: 2 });
  shares.remove({ ...item });
  assertEquals(shares.oldestOfLargest(), item);
  shares.remove(item);
  assertEquals(shares.oldestOfLargest(), null);
});
