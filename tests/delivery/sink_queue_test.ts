import type { SendOutcome } from "../../src/delivery/sinks/sink.ts";
import type { Signal } from "../../src/signal.ts";
import { MAX_PENDING } from "../../src/delivery/pending_limit.ts";
import { assert, assertEquals, assertMatch } from "../support/assert.ts";
import { settle } from "../support/fake_clock.ts";
import { DELIVERED, DOWN, FAILED, FakeSink, REFUSED } from "../support/fake_sink.ts";
import { strictTest } from "../support/strict.ts";
import { QueueProbe, signalOf } from "./support.ts";

const BTC = "BTC/USDT", ETH = "ETH/USDT", SOL = "SOL/USDT";

strictTest("SinkQueue sends the signals of a pair one after another, in their order", async () => {
  const sink = new FakeSink({ concurrency: 4 });
  const probe = new QueueProbe(sink);
  const signals = [signalOf(BTC), signalOf(BTC), signalOf(BTC)];
  await probe.put(...signals);
  for (const { id } of signals) {
    assertEquals(sink.idsUnderWay, [id]);
    await sink.answer(DELIVERED);
  }
  assertEquals(probe.states(...signals), ["delivered", "delivered", "delivered"]);
  assertEquals(probe.queue.size, 0);
});

strictTest("SinkQueue sends as many pairs at once as the sink allows, in turn", async () => {
  const sink = new FakeSink({ concurrency: 2 });
  const probe = new QueueProbe(sink);
  const [b1, b2, e1, s1] = [signalOf(BTC), signalOf(BTC), signalOf(ETH), signalOf(SOL)];
  await probe.put(b1, b2, e1, s1);
  assertEquals(sink.idsUnderWay, [b1.id, e1.id]);
  await sink.answer(DELIVERED);
  await sink.answer(DELIVERED);
  assertEquals(sink.ids, [b1.id, e1.id, s1.id, b2.id]);
  await probe.queue.close();
});

strictTest("SinkQueue ignores a signal that is pending already", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink);
  const signal = signalOf(BTC);
  await probe.put(signal, signal);
  assertEquals(probe.queue.size, 1);
  await sink.answer(DELIVERED);
  assertEquals(sink.ids, [signal.id]);
});

strictTest("SinkQueue sends other pairs while one waits for a retry, and keeps its order", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink);
  const [b1, b2, e1, e2] = [signalOf(BTC), signalOf(BTC), signalOf(ETH), signalOf(ETH)];
  await probe.put(b1, b2);
  await sink.answer(FAILED);
  assertEquals(probe.of("delivery_failed"), [
    {
      type: "delivery_failed",
      sink: "fake",
      signal: b1,
      attempts: 1,
      reason: "it failed",
      scope: "signal",
      retryInMs: 1000,
    },
  ]);
  await probe.put(e1, e2);
  await sink.answer(DELIVERED);
  await sink.answer(DELIVERED);
  assertEquals(sink.ids, [b1.id, e1.id, e2.id]);
  await probe.clock.advance(999);
  assertEquals(sink.sending.length, 0);
  await probe.clock.advance(1);
  assertEquals(sink.idsUnderWay, [b1.id]);
  assertEquals(sink.sending[0]?.attempt.number, 2);
  await sink.answer(DELIVERED);
  assertEquals(sink.idsUnderWay, [b2.id]);
  await sink.answer(DELIVERED);
  assertEquals(probe.of("signal_delivered").map(({ signal, attempts }) => [signal.id, attempts]), [
    [e1.id, 1],
    [e2.id, 1],
    [b1.id, 2],
    [b2.id, 1],
  ]);
  assertEquals(probe.clock.sleeping, 0);
});

strictTest("SinkQueue pauses all pairs when the sink fails, then tests it with one, then sends all", async () => {
  const sink = new FakeSink({ concurrency: 3 });
  const probe = new QueueProbe(sink);
  const signals = [signalOf(BTC), signalOf(ETH), signalOf(SOL)];
  await probe.put(signals[0] ?? signalOf(BTC));
  await sink.answer(DOWN);
  await probe.put(...signals.slice(1));
  await probe.clock.advance(999);
  assertEquals(sink.sends.length, 1);
  await probe.clock.advance(1);
  assertEquals(sink.sending.length, 1, "one signal tries the sink");
  await sink.answer(DOWN);
  await probe.clock.advance(1_999);
  assertEquals(sink.sending.length, 0, "the second pause is twice as long");
  await probe.clock.advance(1);
  assertEquals(sink.sending.length, 1);
  await sink.answer(DELIVERED);
  assertEquals(sink.sending.length, 2, "it works again");
  await probe.queue.close();
});

strictTest("SinkQueue treats a refusal, or a failure of one signal, as a sign that the sink works", async () => {
  for (const outcome of [REFUSED, FAILED]) {
    const sink = new FakeSink({ concurrency: 3 });
    const probe = new QueueProbe(sink);
    await probe.put(signalOf(BTC));
    await sink.answer(DOWN);
    await probe.put(signalOf(ETH), signalOf(SOL));
    await probe.clock.advance(1_000);
    await sink.answer(outcome);
    assertEquals(sink.sending.length, 2);
    await probe.queue.close();
  }
});

strictTest("SinkQueue doubles its pauses up to a minute, with jitter, and starts over after a success", async () => {
  const sink = new FakeSink({ answer: () => DOWN });
  const probe = new QueueProbe(sink);
  await probe.put(signalOf(BTC));
  await probe.clock.advance(400_000);
  const pauses = probe.of("delivery_failed").map(({ retryInMs }) => retryInMs / 1000);
  assertEquals(pauses.slice(0, 9), [1, 2, 4, 8, 16, 32, 60, 60, 60]);
  probe.random = 0;
  await probe.clock.advance(120_000);
  assertEquals(probe.of("delivery_failed").at(-1)?.retryInMs, 45_000);
  await probe.queue.close();
});

strictTest("SinkQueue counts simultaneous failures of the sink once", async () => {
  const sink = new FakeSink({ concurrency: 3 });
  const probe = new QueueProbe(sink);
  await probe.put(signalOf(BTC), signalOf(ETH), signalOf(SOL));
  await sink.answer(DOWN);
  await sink.answer(DOWN);
  await probe.clock.advance(500);
  await sink.answer(DOWN);
  await probe.clock.advance(500);
  assertEquals(sink.sending.length, 1, "one pause of a second for all of them");
  await sink.answer(DOWN);
  assertEquals(probe.of("delivery_failed").at(-1)?.retryInMs, 2000);
  await probe.queue.close();
});

strictTest(
  "SinkQueue waits as long as the receiver requests, longer or shorter than its own pause",
  async () => {
    for (const scope of ["sink", "signal"] as const) {
      for (const retryAfterMs of [1_500, 90_000]) {
        const sink = new FakeSink();
        const probe = new QueueProbe(sink);
        await probe.put(signalOf(BTC));
        await sink.answer({ type: "failed", scope, reason: "too many", retryAfterMs });
        assertEquals(probe.of("delivery_failed")[0]?.retryInMs, retryAfterMs);
        await probe.clock.advance(retryAfterMs - 1);
        assertEquals(sink.sending.length, 0);
        await probe.clock.advance(1);
        assertEquals(sink.sending.length, 1);
        await probe.queue.close();
      }
    }
  },
);

strictTest("SinkQueue pauses for at least a second, even if the receiver requests no pause", async () => {
  for (const scope of ["sink", "signal"] as const) {
    const sink = new FakeSink({ answer: () => ({ type: "failed", scope, reason: "too many", retryAfterMs: 0 }) });
    const probe = new QueueProbe(sink, { maxAttempts: 20 });
    await probe.put(signalOf(BTC));
    await probe.clock.advance(5_000);
    assert(sink.sends.length <= 6, `${sink.sends.length} requests in 5 seconds`);
    await probe.queue.close();
  }
});

strictTest("SinkQueue gives up after max_attempts, counting attempts before a restart", async () => {
  const sink = new FakeSink({ answer: () => FAILED });
  const probe = new QueueProbe(sink, { maxAttempts: 3 });
  const [first, next] = [signalOf(BTC), signalOf(BTC)];
  probe.journal.add({ signal: first, sink: "fake", attempts: 1 });
  probe.queue.put(probe.journal.of(first.id, "fake"));
  await probe.put(next);
  await probe.clock.advance(1_500);
  assertEquals(probe.states(first, next), ["pending", "pending"]);
  await probe.clock.advance(1_000);
  assertEquals(probe.of("signal_dead"), [
    { type: "signal_dead", sink: "fake", signal: first, attempts: 3, reason: "gave up after 3 attempts: it failed" },
  ]);
  assertEquals(probe.journal.of(first.id, "fake").result, "gave up after 3 attempts: it failed");
  await probe.clock.advance(10_000);
  assertEquals(probe.states(first, next), ["dead", "dead"]);
  assertEquals(sink.ids, [first.id, first.id, next.id, next.id, next.id]);
});

strictTest("SinkQueue pauses after a failure of the sink, also on the last attempt of a signal", async () => {
  const sink = new FakeSink({ concurrency: 4, answer: () => DOWN });
  const probe = new QueueProbe(sink, { maxAttempts: 1 });
  const signals = Array.from({ length: 100 }, (_, i) => signalOf(`P${i}/USDT`));
  await probe.put(...signals);
  await probe.clock.advance(10_000);
  assert(sink.sends.length < 20, `${sink.sends.length} requests in 10 seconds to a receiver that is down`);
  assertEquals(probe.of("signal_dead").length, sink.sends.length);
  await probe.queue.close();
});

strictTest("SinkQueue does not retry a refused signal, and sends the next one of its pair", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink);
  const [first, next] = [signalOf(BTC), signalOf(BTC)];
  await probe.put(first, next);
  await sink.answer({ type: "refused", reason: "no such pair; sercet" });
  assertEquals(sink.idsUnderWay, [next.id]);
  await sink.answer(DELIVERED);
  assertEquals(probe.states(first, next), ["dead", "delivered"]);
  assertEquals(probe.of("signal_dead").map(({ reason }) => reason), ["no such pair; ***"]);
  assertEquals(probe.journal.of(first.id, "fake").result, "no such pair; ***");
});

strictTest(
  "SinkQueue treats an exception of a sink as a failure, reports it without secrets, and retries",
  async () => {
    const sink = new FakeSink({ concurrency: 1 });
    const probe = new QueueProbe(sink);
    const [b1, e1] = [signalOf(BTC), signalOf(ETH)];
    await probe.put(b1, e1);
    await sink.answer(new TypeError("no property sercet"));
    assertEquals(probe.of("delivery_failed").map(({ reason }) => reason), ["TypeError: no property ***"]);
    assertEquals(sink.idsUnderWay, [e1.id]);
    await sink.answer(DELIVERED);
    await probe.clock.advance(1_000);
    assertEquals(sink.idsUnderWay, [b1.id]);
    await sink.answer({ type: "delivered", result: "taken by sercet" });
    assertEquals(probe.states(b1, e1), ["delivered", "delivered"]);
    assertEquals(probe.journal.of(b1.id, "fake").result, "taken by ***");
  },
);

strictTest("SinkQueue keeps the note of a sink for the next attempt and in the journal", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink);
  const signal = signalOf(BTC);
  await probe.put(signal);
  assertEquals(sink.sending[0]?.attempt.note, null);
  sink.sending[0]?.attempt.remember("order sent");
  assertEquals(probe.journal.of(signal.id, "fake").note, "order sent");
  await sink.answer(FAILED);
  await probe.clock.advance(1_000);
  assertEquals(sink.sending[0]?.attempt.note, "order sent");
  await sink.answer(DELIVERED);
  assertEquals(probe.journal.of(signal.id, "fake").note, null);
});

strictTest("SinkQueue expires a signal that waits for a retry on time, and reports its last failure", async () => {
  const sink = new FakeSink({
    answer: () => ({ type: "failed", scope: "signal", reason: "it failed", retryAfterMs: 300_000 }),
  });
  const probe = new QueueProbe(sink, { maxSignalAge: 20 });
  const [old, next] = [
    signalOf(BTC),
    signalOf(BTC, { candle: "2026-11-23T08:00:00Z", analyzed_at: "2026-11-23T08:00:30Z" }),
  ];
  await probe.put(old, next);
  await probe.clock.advance(19_999);
  assertEquals(probe.of("signal_expired"), []);
  await probe.clock.advance(1);
  assertEquals(probe.of("signal_expired").map(({ signal, reason }) => [signal.id, reason]), [
    [old.id, "expired 0 ms ago, before it was delivered; the last attempt failed: it failed"],
  ]);
  assertEquals(sink.ids, [old.id, next.id], "the next of its pair follows at once");
  assertEquals(probe.states(old, next), ["expired", "pending"]);
  await probe.queue.close();
});

strictTest("SinkQueue expires signals while the sink is down, and does not send them later", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink, { maxSignalAge: 20 });
  const old = [signalOf(BTC), signalOf(BTC), signalOf(ETH)];
  await probe.put(...old);
  await sink.answer({ type: "failed", scope: "sink", reason: "busy", retryAfterMs: 30_000 });
  await sink.answer({ type: "failed", scope: "sink", reason: "busy", retryAfterMs: 30_000 });
  const fresh = signalOf(SOL, { candle: "2026-11-23T08:00:00Z", analyzed_at: "2026-11-23T08:00:25Z" });
  await probe.put(fresh);
  await probe.clock.advance(30_000);
  assertEquals(probe.states(...old, fresh), ["expired", "expired", "expired", "pending"]);
  assertEquals(sink.idsUnderWay, [fresh.id]);
  await sink.answer(DELIVERED);
  assertEquals(probe.queue.size, 0);
});

strictTest("SinkQueue never sends a signal that has expired already", async () => {
  const sink = new FakeSink({ answer: () => DELIVERED });
  const probe = new QueueProbe(sink, { maxSignalAge: 20 });
  const signal = signalOf(BTC, { candle: "2026-11-23T07:50:00Z", analyzed_at: "2026-11-23T07:55:00Z" });
  await probe.put(signal);
  assertEquals(sink.sends, []);
  assertEquals(probe.of("signal_expired")[0]?.reason, "expired 4 min 40 s ago, before it was delivered");
});

strictTest("SinkQueue sends a resent signal, however old", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink, { maxSignalAge: 20 });
  const signal = signalOf(BTC, { candle: "2026-11-20T07:50:00Z", analyzed_at: "2026-11-20T07:55:00Z" });
  probe.journal.add({ signal, sink: "fake", resent: true });
  probe.queue.put(probe.journal.of(signal.id, "fake"));
  await sink.answer(FAILED);
  await probe.clock.advance(1_000);
  await sink.answer(DOWN);
  await probe.clock.advance(1_000);
  await sink.answer(DELIVERED);
  assertEquals(probe.states(signal), ["delivered"]);
});

strictTest("SinkQueue does not expire a pending signal that a person resends", async () => {
  const sink = new FakeSink({ concurrency: 1 });
  const probe = new QueueProbe(sink, { maxSignalAge: 20 });
  const [first, second] = [signalOf(BTC), signalOf(BTC)];
  await probe.put(first, second);
  probe.journal.resend(second.id, "fake");
  probe.queue.put(probe.journal.of(second.id, "fake"));
  await probe.clock.advance(21_000);
  await sink.answer(DELIVERED);
  assertEquals(sink.idsUnderWay, [second.id]);
  await sink.answer(DELIVERED);
  assertEquals(probe.states(first, second), ["delivered", "delivered"]);
});

strictTest(
  "SinkQueue cuts a pause of an hour, expires signals during it, and warns once of those that wait",
  async () => {
    const sink = new FakeSink();
    const probe = new QueueProbe(sink, { maxSignalAge: 240 });
    const busy: SendOutcome = { type: "failed", scope: "sink", reason: "busy", retryAfterMs: 3_600_000 };
    const later = { candle: "2026-11-23T08:00:00Z", analyzed_at: "2026-11-23T08:10:00Z" };
    const [first, second, other] = [signalOf(BTC), signalOf(BTC), signalOf(ETH)];
    await probe.put(first, second, other);
    await sink.answer(busy);
    await sink.answer(busy);
    assertEquals(probe.of("delivery_failed")[0]?.retryInMs, 120_000, "half of the time until they expire");
    await probe.clock.advance(120_000);
    assertEquals(sink.sending.length, 1, "one signal tries the receiver");
    assertEquals(probe.of("sink_waiting"), [
      { type: "sink_waiting", sink: "fake", waiting: 3, expired: 0, retryInMs: 60_000 },
    ]);
    await sink.answer(busy);
    const fresh = signalOf(SOL, later);
    await probe.put(fresh);
    await probe.clock.advance(60_000);
    await sink.answer(busy);
    await probe.clock.advance(65_000);
    assertEquals(probe.states(first, second, other, fresh), ["expired", "expired", "expired", "pending"]);
    assertEquals(sink.sends.length, 4, "they expired while the sink rested");
    await probe.clock.advance(300_000);
    await sink.answer(DELIVERED);
    assertEquals(probe.of("sink_recovered"), [
      { type: "sink_recovered", sink: "fake", failures: 3, expired: 3, waiting: 1 },
    ]);
    assertEquals(probe.of("sink_waiting").length, 1, "the next warning comes after ten minutes");
    assertEquals(probe.states(fresh), ["delivered"]);
    assertEquals(probe.clock.sleeping, 0);
  },
);

strictTest(
  "SinkQueue displaces the signals of a flood, and not those of another producer, strategy or pair",
  async () => {
    for (const part of ["producer", "strategy", "pair"] as const) {
      const max = 500;
      const sink = new FakeSink({ concurrency: 1 });
      const probe = new QueueProbe(sink, { maxPending: max });
      const put = (signal: Signal): void => {
        probe.journal.add({ signal, sink: "fake" });
        probe.queue.put({ signal, attempts: 0, note: null, result: null, resent: false });
      };
      const good = Array.from({ length: 100 }, (_, i) => signalOf(`GOOD${i % 10}/USDT`));
      good.forEach(put);
      for (let i = 0; i < 2 * max; i++) {
        put(signalOf(part === "pair" ? "FLOOD/USDT" : `P${i}/USDT`, part === "pair" ? {} : { [part]: "flood" }));
      }
      assertEquals(probe.queue.size, max);
      assertEquals(probe.of("signal_dead").length, max + good.length);
      assertEquals(probe.of("signal_dead").filter(({ signal }) => signal.pair.startsWith("GOOD")), []);
      await probe.queue.close();
    }
  },
);

strictTest("SinkQueue reports after a minute that no attempt ends, once in ten minutes", async () => {
  const sink = new FakeSink({ concurrency: 2 });
  const probe = new QueueProbe(sink);
  await probe.put(signalOf(BTC), signalOf(ETH));
  await probe.clock.advance(59_000);
  await probe.put(signalOf(SOL));
  assertEquals(probe.of("sink_silent"), []);
  await probe.clock.advance(1_000);
  await probe.put(signalOf(SOL), signalOf(SOL));
  assertEquals(probe.of("sink_silent"), [{ type: "sink_silent", sink: "fake", waiting: 4, silentMs: 60_000 }]);
  await sink.answer(DELIVERED);
  await probe.clock.advance(59_000);
  await probe.put(signalOf(SOL));
  assertEquals(probe.of("sink_silent").length, 1);
  await probe.queue.close();
});

strictTest("SinkQueue also drops signals that wait for a retry when too many are pending", async () => {
  const max = 500;
  const sink = new FakeSink({ answer: () => FAILED });
  const probe = new QueueProbe(sink, { maxPending: max });
  for (let i = 0; i < max + 100; i++) {
    const signal = signalOf(`P${i}/USDT`);
    probe.journal.add({ signal, sink: "fake" });
    probe.queue.put({ signal, attempts: 0, note: null, result: null, resent: false });
    if (i % 2 === 0) await settle();
  }
  await settle();
  assertEquals(probe.queue.size, max);
  await probe.queue.close();
});

strictTest("SinkQueue drops the oldest waiting signal when too many are pending", async () => {
  const sink = new FakeSink({ concurrency: 1 });
  const probe = new QueueProbe(sink);
  const signals = Array.from({ length: MAX_PENDING + 2 }, (_, i) => signalOf(`P${i % 100}/USDT`));
  for (const signal of signals) {
    probe.journal.add({ signal, sink: "fake" });
    probe.queue.put({ signal, attempts: 0, note: null, result: null, resent: false });
  }
  await settle();
  assertEquals(probe.queue.size, MAX_PENDING);
  assertEquals(sink.idsUnderWay, [signals[0]?.id ?? ""], "what is being sent stays");
  assertEquals(probe.of("signal_dead").map(({ signal }) => signal.id), signals.slice(1, 3).map(({ id }) => id));
  assertMatch(probe.of("signal_dead")[0]?.reason ?? "", /^dropped: more than 10000 signals were pending$/);
  await probe.queue.close();
});

strictTest("SinkQueue.flush() resolves at once when no signal can be sent now", async () => {
  const sink = new FakeSink();
  const probe = new QueueProbe(sink);
  await probe.queue.flush();
  await probe.put(signalOf(BTC));
  await sink.answer(FAILED);
  await probe.queue.flush();
  await probe.put(signalOf(ETH));
  await sink.answer(DOWN);
  await probe.queue.flush();
  await probe.queue.close();
  await probe.queue.flush();
});

strictTest("SinkQueue.flush() waits for all signals that can be sent now", async () => {
  const sink = new FakeSink({ concurrency: 1 });
  const probe = new QueueProbe(sink);
  await probe.put(signalOf(BTC), signalOf(BTC), signalOf(ETH));
  let flushed = 0;
  void probe.queue.flush().then(() => flushed++);
  void probe.queue.flush().then(() => flushed++);
  await sink.answer(DELIVERED);
  await sink.answer(DELIVERED);
  assertEquals(flushed, 0);
  await sink.answer(FAILED);
  assertEquals(flushed, 2);
  await probe.queue.close();
});

strictTest("SinkQueue.close() ends all waits and attempts, and closes the sink", async () => {
  const sink = new FakeSink({ concurrency: 2 });
  const probe = new QueueProbe(sink);
  const [resting, sending, waiting] = [signalOf(BTC), signalOf(ETH), signalOf(ETH)];
  await probe.put(resting);
  await sink.answer(FAILED);
  await probe.put(sending, waiting);
  const flushed = probe.queue.flush();
  await probe.queue.close();
  await flushed;
  assertEquals([sink.disposals, sink.sending.length, probe.clock.sleeping], [1, 0, 0]);
  await probe.clock.advance(100_000);
  assertEquals(sink.sends.length, 2);
  assertEquals(probe.states(resting, sending, waiting), ["pending", "pending", "pending"]);
  assertEquals(probe.journal.of(sending.id, "fake").attempts, 0, "what was cut short counts as no try");
  assertEquals(probe.of("delivery_failed").length, 1);
  await probe.put(signalOf(SOL));
  assertEquals(sink.sends.length, 2);
});

strictTest(
  "SinkQueue.close() records a delivery that still succeeds, before it returns",
  async () => {
    const sink = new FakeSink({ onAbort: { type: "delivered", result: "taken" } });
    const probe = new QueueProbe(sink);
    const signal = signalOf(BTC);
    await probe.put(signal);
    await probe.queue.close();
    assertEquals(probe.states(signal), ["delivered"]);
    assertEquals(probe.queue.size, 0);
  },
);

strictTest(
  "SinkQueue.close() waits for an attempt that ends late, but not forever",
  async () => {
    for (const ends of [true, false]) {
      const sink = new FakeSink({ onAbort: null });
      const probe = new QueueProbe(sink);
      const signal = signalOf(BTC);
      await probe.put(signal);
      let closed = false;
      const closing = probe.queue.close().then(() => closed = true);
      await settle();
      assertEquals(closed, false);
      if (ends) await sink.answer(DELIVERED);
      else await probe.clock.advance(1_000);
      await closing;
      assertEquals(probe.states(signal), [ends ? "delivered" : "pending"]);
      assertEquals(probe.clock.sleeping, 0);
      if (!ends) await sink.answer(FAILED);
    }
  },
);

strictTest(
  "SinkQueue counts an attempt of a resumed signal before it starts, and gives up after five crashes",
  async () => {
    const sink = new FakeSink();
    const probe = new QueueProbe(sink);
    const [fatal, next, fresh] = [signalOf(BTC), signalOf(BTC), signalOf(ETH)];
    for (const signal of [fatal, next, fresh]) probe.journal.add({ signal, sink: "fake" });
    const put = (signal: Signal): void => probe.queue.put(probe.journal.of(signal.id, "fake"));
    probe.journal.change(fatal.id, "fake", { started: 5 }, 0);
    probe.journal.change(next.id, "fake", { started: 4 }, 0);
    put(fatal);
    put(next);
    await settle();
    assertMatch(probe.of("signal_dead")[0]?.reason ?? "", /the program ended during 5 attempts in a row/);
    assertEquals(sink.idsUnderWay, [next.id]);
    assertEquals(probe.journal.of(next.id, "fake").started, 5, "counted before it ends");
    await sink.answer(FAILED);
    assertEquals(probe.journal.of(next.id, "fake").started, 0, "it did not end the program");
    await probe.queue.close();
  },
);
