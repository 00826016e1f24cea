import { PendingUnits } from "../../../src/engine/worker/pending_units.ts";
import { Reads } from "../../../src/engine/worker/reads.ts";
import type { StrategySlot, Unit } from "../../../src/engine/worker/strategy_slot.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const SLOT = {} as StrategySlot;

function unit(pair: string, lastProducer: string): Unit {
  return {
    slot: SLOT,
    pair,
    reads: new Reads(),
    lastCandle: null,
    lastProducer,
    pendingSince: 0,
    seenCandle: null,
    seenAt: 0,
    isSkipped: false,
    overdue: [],
    isCatchingUp: false,
  };
}

Deno.test("PendingUnits lets producers take turns, also when one of them has new units all the time", () => {
  const pending = new PendingUnits();
  for (let i = 0; i < 50; i++) pending.add(unit(`BAD${i}`, "bad"), "bad", 0);
  pending.add(unit("GOOD", "good"), "good", 0);
  const taken: string[] = [];
  for (let i = 0; i < 4; i++) {
    const next = pending.takeOldest(SLOT);
    assert(next !== undefined);
    taken.push(next.pair);
    if (next.lastProducer === "bad") pending.addAgain(next);
  }
  assertEquals(taken, ["BAD0", "GOOD", "BAD1", "BAD2"]);
  pending.add(unit("GOOD", "good"), "good", 0);
  assertEquals([...pending.take()].slice(0, 2).map(({ lastProducer }) => lastProducer).sort(), ["bad", "good"]);
});

Deno.test("PendingUnits moves a unit to its own producer's lane when its base dataframe changes", () => {
  const pending = new PendingUnits();
  const good = unit("GOOD", "good");
  for (let i = 0; i < 50; i++) pending.add(unit(`BAD${i}`, "bad"), "bad", 0);
  pending.add(good, "bad", 5);
  pending.add(good, "good", 9);
  assertEquals(good.pendingSince, 5);
  assertEquals(pending.size, 51);
  assert([...pending.take()].slice(0, 2).includes(good));
  assertEquals(pending.size, 0);
});
