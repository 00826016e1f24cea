import { MemoryJournal } from "../../src/delivery/journal/memory_journal.ts";
import type { Sink } from "../../src/delivery/sinks/sink.ts";
import type { Signal } from "../../src/signal.ts";
import { assertEquals } from "../support/assert.ts";
import { settle } from "../support/fake_clock.ts";
import { DELIVERED, DOWN, FAILED, FakeSink, REFUSED } from "../support/fake_sink.ts";
import { ModelJournal } from "../support/model_journal.ts";
import { strictTest } from "../support/strict.ts";
import { OutboxProbe, routeTo, started } from "./outbox_support.ts";
import { signalOf } from "./support.ts";

const BTC = "BTC/USDT", ETH = "ETH/USDT";

strictTest("Outbox.take() sends a new signal to the sinks whose filter matches", async () => {
  const all = new FakeSink({ name: "all" }), exits = new FakeSink({ name: "exits" });
  const filter = { strategies: [], pairs: [], actions: ["exit"], sides: [], tags: [] } as const;
  const probe = started(routeTo(all), routeTo(exits, { filter }));
  const [enter, exit] = [signalOf(BTC), signalOf(ETH, { action: "exit" })];
  assertEquals(await probe.take(enter, exit), [true, true]);
  assertEquals([all.ids, exits.ids], [[enter.id, exit.id], [exit.id]]);
  assertEquals(probe.journal.deliveries("exits").map(({ signal }) => signal.id), [exit.id]);
  await probe.outbox.close(true);
  assertEquals(probe.clock.sleeping, 0);
});

strictTest("Outbox.take() accepts each id once, also one that an earlier run recorded", async () => {
  const sink = new FakeSink({ answer: () => DELIVERED });
  const probe = started(routeTo(sink));
  const [known, fresh] = [signalOf(BTC), signalOf(BTC)];
  probe.journal.add({ signal: known, sink: "fake", state: "delivered" });
  assertEquals(await probe.take(known, fresh, fresh), [false, true, false]);
  assertEquals(sink.ids, [fresh.id]);
  await probe.outbox.close(true);
});

strictTest("Outbox.take() records a signal before any sink gets it", async () => {
  const journal = new ModelJournal();
  const states: string[] = [];
  const sink = new FakeSink({ onSend: ({ signal }) => states.push(journal.of(signal.id, "fake").state) });
  const probe = new OutboxProbe(journal);
  probe.outbox.start([routeTo(sink)]);
  await probe.take(signalOf(BTC));
  assertEquals(states, ["pending"]);
  await probe.outbox.close(true);
});

strictTest("Outbox records a signal that no sink wants, so that a restart does not emit it again", async () => {
  const probe = started();
  const signal = signalOf(BTC);
  assertEquals(await probe.take(signal, signal), [true, false]);
  assertEquals(probe.journal.signals, [signal]);
  await probe.outbox.close(true);
});

strictTest("Outbox keeps a sink that hangs, is down, refuses or throws from affecting the others", async () => {
  const hangs = new FakeSink({ name: "hangs" });
  const down = new FakeSink({ name: "down", answer: () => DOWN });
  const refuses = new FakeSink({ name: "refuses", answer: () => REFUSED });
  const throws = new FakeSink({ name: "throws", answer: () => new TypeError("a defect") });
  const rejects: Sink = {
    name: "rejects",
    concurrency: 1,
    preview: () => ({ to: "", content: null }),
    check: () => Promise.resolve({ ok: true, text: "ok" }),
    send: () => {
      throw new RangeError("before any promise");
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const good = new FakeSink({ name: "good", answer: () => DELIVERED });
  const probe = started(...[hangs, down, refuses, throws, rejects, good].map((sink) => routeTo(sink)));
  const signals = Array.from({ length: 20 }, () => signalOf(BTC));
  await probe.take(...signals);
  for (let i = 0; i < signals.length; i++) await settle();
  assertEquals(good.ids, signals.map(({ id }) => id));
  assertEquals([hangs, down, throws].map(({ sends }) => sends.length), [1, 1, 1]);
  assertEquals(refuses.ids, good.ids);
  assertEquals(probe.of("delivery_failed").filter(({ sink }) => sink === "rejects").map(({ reason }) => reason), [
    "RangeError: before any promise",
  ]);
  await probe.outbox.close(true);
});

strictTest("Outbox.start() sends pending signals of an earlier run in order, before new ones", async () => {
  const journal = new ModelJournal();
  const [done, first, second, third] = [signalOf(BTC), signalOf(BTC), signalOf(BTC), signalOf(BTC)];
  journal.add({ signal: done, sink: "fake", state: "delivered" });
  journal.add({ signal: first, sink: "fake", attempts: 3, note: "order 7" });
  journal.add({ signal: second, sink: "fake" });
  journal.add({ signal: second, sink: "other" });
  const sink = new FakeSink({ answer: () => DELIVERED });
  const probe = new OutboxProbe(journal);
  probe.outbox.start([routeTo(sink)]);
  await probe.take(third);
  assertEquals(sink.ids, [first.id, second.id, third.id]);
  assertEquals([sink.sends[0]?.attempt.number, sink.sends[0]?.attempt.note], [4, "order 7"]);
  assertEquals(probe.of("deliveries_resumed"), [{ type: "deliveries_resumed", sink: "fake", count: 2 }]);
  await probe.outbox.close(true);
});

strictTest("Outbox emits no event when an earlier run left no signals", async () => {
  const probe = started(routeTo(new FakeSink()));
  await settle();
  assertEquals(probe.events, []);
  await probe.outbox.close(true);
  assertEquals(probe.events, []);
});

strictTest("Outbox resends within a second what another process requested", async () => {
  const sink = new FakeSink({ answer: () => DELIVERED });
  const probe = started(routeTo(sink));
  const signal = signalOf(BTC);
  await probe.take(signal);
  probe.journal.resend(signal.id, "fake");
  await probe.clock.advance(1_000);
  assertEquals(sink.ids, [signal.id, signal.id]);
  assertEquals(probe.of("deliveries_resumed").length, 1);
  await probe.clock.advance(5_000);
  assertEquals(sink.ids.length, 2);
  await probe.outbox.close(true);
});

strictTest("Outbox.close() reports the pending signals of each sink, and whether the journal keeps them", async () => {
  for (const kept of [true, false]) {
    const hangs = new FakeSink({ name: "hangs" }), good = new FakeSink({ name: "good", answer: () => DELIVERED });
    const probe = started(routeTo(hangs), routeTo(good));
    await probe.take(signalOf(BTC), signalOf(BTC), signalOf(ETH));
    await probe.outbox.close(kept);
    assertEquals(probe.of("deliveries_left"), [{ type: "deliveries_left", sink: "hangs", count: 3, kept }]);
    assertEquals([hangs.disposals, good.disposals, probe.clock.sleeping], [1, 1, 0]);
  }
});

strictTest("Outbox.flush() ends as soon as every sink is quiet", async () => {
  const slow = new FakeSink({ name: "slow" }), resting = new FakeSink({ name: "resting", answer: () => DOWN });
  const probe = started(routeTo(slow), routeTo(resting));
  await probe.take(signalOf(BTC));
  let flushed = false;
  const flushing = probe.outbox.flush(5_000).then(() => flushed = true);
  await probe.clock.advance(100);
  assertEquals(flushed, false);
  await slow.answer(DELIVERED);
  await flushing;
  await probe.outbox.close(true);
  assertEquals(probe.clock.sleeping, 0);
});

strictTest("Outbox.flush() waits at most its limit, and for a sink at most the sink's own limit", async () => {
  for (const [flushMs, limit] of [[null, 5_000], [1_000, 1_000], [60_000, 5_000]] as const) {
    const probe = started(routeTo(new FakeSink(), { flushMs }));
    await probe.take(signalOf(BTC));
    let flushed = false;
    const flushing = probe.outbox.flush(5_000).then(() => flushed = true);
    await probe.clock.advance(limit - 1);
    assertEquals(flushed, false);
    await probe.clock.advance(1);
    await flushing;
    await probe.outbox.close(true);
  }
});

strictTest(
  "Outbox.change() keeps an unchanged sink, and closes its unused copy",
  async () => {
    const same = new FakeSink({ name: "same" });
    const probe = started(routeTo(same));
    const signal = signalOf(BTC);
    await probe.take(signal);
    const inVain = new FakeSink({ name: "same" });
    await probe.outbox.change([routeTo(inVain)]);
    assertEquals([same.disposals, inVain.disposals, same.idsUnderWay], [0, 1, [signal.id]]);
    await same.answer(DELIVERED);
    await probe.take(signalOf(BTC));
    assertEquals([same.sends.length, inVain.sends.length], [2, 0]);
    await probe.outbox.close(true);
  },
);

strictTest("Outbox.change() passes the pending signals of a sink to its successor of that name", async () => {
  const old = new FakeSink({ name: "hook" }), changed = new FakeSink({ name: "hook", answer: () => DELIVERED });
  const probe = started(routeTo(old));
  const [sending, waiting] = [signalOf(BTC), signalOf(BTC)];
  await probe.take(sending, waiting);
  await probe.outbox.change([routeTo(changed, { identity: "hook, changed" })]);
  await settle();
  assertEquals(old.disposals, 1);
  assertEquals(changed.ids, [sending.id, waiting.id]);
  assertEquals(changed.sends[0]?.attempt.number, 1);
  assertEquals(probe.of("deliveries_left").length + probe.of("deliveries_resumed").length, 2);
  await probe.outbox.close(true);
});

strictTest(
  "Outbox.change() skips signals that the new filter excludes, except resent ones",
  async () => {
    const probe = started(routeTo(new FakeSink({ answer: () => DOWN })));
    const [gone, asked, wanted] = [signalOf(BTC), signalOf(BTC), signalOf(ETH)];
    await probe.take(gone, asked, wanted);
    probe.journal.resend(asked.id, "fake");
    const next = new FakeSink({ answer: () => DELIVERED });
    const filter = { strategies: [], pairs: [ETH], actions: [], sides: [], tags: [] } as const;
    await probe.outbox.change([routeTo(next, { filter, identity: "other" })]);
    await settle();
    assertEquals(next.ids.toSorted(), [asked.id, wanted.id].sort());
    const { state, result } = probe.journal.of(gone.id, "fake");
    assertEquals([state, result], ["skipped", "the filter of the sink no longer matches it"]);
    await probe.outbox.close(true);
  },
);

strictTest("Outbox.change() does not resend what the old sink delivered while closing", async () => {
  const old = new FakeSink({ name: "hook", onAbort: DELIVERED }), changed = new FakeSink({ name: "hook" });
  const probe = started(routeTo(old));
  const signal = signalOf(BTC);
  await probe.take(signal);
  await probe.outbox.change([routeTo(changed, { identity: "hook, changed" })]);
  await settle();
  assertEquals(changed.ids, []);
  assertEquals(probe.of("deliveries_left"), []);
  await probe.outbox.close(true);
});

strictTest("Outbox.change() neither loses nor repeats a signal that arrives meanwhile", async () => {
  for (const journal of [new ModelJournal(), new MemoryJournal()]) {
    const ends = new FakeSink({ name: "changes", onAbort: null }), same = new FakeSink({ name: "same" });
    const fresh = new FakeSink({ name: "changes" }), added = new FakeSink({ name: "added" });
    const probe = new OutboxProbe(journal);
    probe.outbox.start([routeTo(ends), routeTo(same)]);
    const [before, meanwhile, after] = [signalOf(BTC), signalOf(ETH), signalOf("SOL/USDT")];
    await probe.take(before);
    await same.answer(DELIVERED);
    const routes = [routeTo(new FakeSink({ name: "same" })), routeTo(fresh, { identity: "changed" }), routeTo(added)];
    const changing = probe.outbox.change(routes);
    await settle();
    assertEquals(await probe.take(meanwhile, meanwhile), [true, false]);
    await ends.answer(DELIVERED);
    await changing;
    await probe.take(after);
    assertEquals([ends.ids, same.ids], [[before.id], [before.id, meanwhile.id, after.id]]);
    assertEquals([fresh.ids, added.ids], [[meanwhile.id, after.id], [meanwhile.id, after.id]]);
    await probe.outbox.close(true);
  }
});

strictTest("Outbox.change() twice at once ends with the last routes", async () => {
  const sinks = ["a", "b", "c"].map((name) => new FakeSink({ name, onAbort: null }));
  const [a, b, c] = sinks.map((sink) => routeTo(sink));
  if (a === undefined || b === undefined || c === undefined) throw new Error("three routes");
  const probe = started(a);
  const [first, second, third] = [signalOf(BTC), signalOf(ETH), signalOf(BTC)];
  await probe.take(first);
  const changes = [probe.outbox.change([b]), probe.outbox.change([c])];
  await settle();
  await probe.take(second);
  await probe.clock.advance(1_000);
  await Promise.all(changes);
  await probe.take(third);
  assertEquals(sinks.map(({ disposals }) => disposals), [1, 1, 0]);
  assertEquals(sinks.map(({ ids }) => ids), [[first.id], [second.id], [third.id]]);
  for (const sink of sinks) for (const sending of sink.sending) await sending.settle(FAILED);
  await probe.outbox.close(true);
});

strictTest("Outbox.close() during a change of the routes leaves no sink open", async () => {
  const old = new FakeSink({ name: "old", onAbort: null }), fresh = new FakeSink({ name: "fresh" });
  const probe = started(routeTo(old));
  const [before, meanwhile] = [signalOf(BTC), signalOf(ETH)];
  await probe.take(before);
  const changing = probe.outbox.change([routeTo(fresh)]);
  await settle();
  await probe.take(meanwhile);
  const closing = probe.outbox.close(true);
  await old.answer(FAILED);
  await Promise.all([changing, closing]);
  assertEquals([old.disposals, fresh.disposals, fresh.ids, probe.clock.sleeping], [1, 1, [], 0]);
  assertEquals(probe.journal.deliveries("fresh").map(({ signal, state }) => [signal.id, state]), [
    [meanwhile.id, "pending"],
  ]);
});

strictTest("Outbox without a journal file sends each signal once", async () => {
  const sink = new FakeSink();
  const probe = new OutboxProbe(new MemoryJournal());
  probe.outbox.start([routeTo(sink)]);
  const signal: Signal = signalOf(BTC);
  assertEquals(await probe.take(signal, signal), [true, false]);
  await sink.answer(FAILED);
  await probe.clock.advance(1_000);
  await sink.answer(DELIVERED);
  assertEquals(probe.of("signal_delivered").map(({ attempts }) => attempts), [2]);
  await probe.outbox.close(false);
});
