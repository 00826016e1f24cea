import fc from "fast-check";
import { createDelivery, type Delivery, type DeliveryChange } from "../../src/delivery/journal/delivery_record.ts";
import type { OutboxJournal } from "../../src/delivery/journal/outbox_journal.ts";
import { SqliteJournal } from "../../src/delivery/journal/sqlite_journal.ts";
import type { Signal } from "../../src/signal.ts";
import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { NOW, type OpenJournal, openJournal, OtherWriter, signal } from "../delivery/journal/support.ts";

const SINKS = ["bot", "hook", "file"];

/** A model of a journal, in memory. */
class ModelJournal implements Pick<OutboxJournal, "record" | "change" | "pending"> {
  readonly #deliveries = new Map<string, Map<string, Delivery>>();

  record(recorded: Signal, sinks: readonly string[], now: number): boolean {
    if (this.#deliveries.has(recorded.id)) return false;
    this.#deliveries.set(recorded.id, new Map(sinks.map((sink) => [sink, createDelivery(recorded, sink, now)])));
    return true;
  }

  has(id: string): boolean {
    return this.#deliveries.has(id);
  }

  change(id: string, sink: string, change: DeliveryChange, now: number): void {
    const deliveries = this.#deliveries.get(id);
    const before = deliveries?.get(sink);
    if (before !== undefined) deliveries?.set(sink, { ...before, ...change, updatedAt: now });
  }

  pending(sink: string, limit: number): readonly Delivery[] {
    const all = [...this.#deliveries.values()].flatMap((deliveries) => deliveries.get(sink) ?? []);
    return all.filter(({ state }) => state === "pending").slice(-limit);
  }
}

type Step =
  | { readonly type: "record"; readonly n: number; readonly sinks: readonly string[]; readonly tag: string | null }
  | { readonly type: "change"; readonly n: number; readonly sink: string; readonly change: DeliveryChange }
  | { readonly type: "pending"; readonly sink: string; readonly limit: number }
  | { readonly type: "lock" | "release" | "wait" | "restart" };

const n = fc.nat(12);
const sink = fc.constantFrom(...SINKS);
const words = fc.option(fc.string({ unit: "grapheme" }));
const change: fc.Arbitrary<DeliveryChange> = fc.record({
  state: fc.constantFrom("pending", "delivered", "expired", "dead"),
  attempts: fc.nat(),
  result: words,
  note: words,
}, { requiredKeys: [] });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("record"), n, sinks: fc.subarray(SINKS), tag: words }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("change"), n, sink, change }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("pending"), sink, limit: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom("lock", "release", "wait", "restart") }) },
);

strictTest("Journal behaves like a model in memory, through locks, restarts and lost files", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      await using folder = await TempFolder.make();
      const path = `${folder.path}/j.sqlite`;
      const begin = (): OpenJournal =>
        openJournal(path, { openFile: (file) => new SqliteJournal(file, { busyMs: 0 }) });
      const model = new ModelJournal();
      let open = begin();
      let now = NOW;
      using other = new OtherWriter(path);
      let isLocked = false;
      const setLocked = (locked: boolean): void => {
        if (locked && !isLocked) other.lock();
        if (!locked && isLocked) other.release();
        isLocked = locked;
      };
      try {
        for (const one of steps) {
          now++;
          switch (one.type) {
            case "record": {
              const args = [signal(one.n, { tag: one.tag }), one.sinks, now] as const;
              assertEquals(open.journal.record(...args), model.record(...args));
              break;
            }
            case "change":
              // the outbox changes what it has recorded, or what was pending
              if (!model.has(signal(one.n).id)) break;
              open.journal.change(signal(one.n).id, one.sink, one.change, now);
              model.change(signal(one.n).id, one.sink, one.change, now);
              break;
            case "pending":
              assertEquals(open.journal.pending(one.sink, one.limit), model.pending(one.sink, one.limit));
              break;
            case "lock":
            case "release":
              setLocked(one.type === "lock");
              break;
            case "wait":
              await open.clock.advance(1500);
              break;
            case "restart":
              // a process that ends while the file is locked loses what it missed
              setLocked(false);
              open[Symbol.dispose]();
              open = begin();
              break;
          }
        }
        setLocked(false);
        await open.clock.advance(2000);
        for (const name of SINKS) assertEquals(open.journal.pending(name, 99), model.pending(name, 99));
      } finally {
        open[Symbol.dispose]();
      }
    }),
    { numRuns: 100 },
  );
});
