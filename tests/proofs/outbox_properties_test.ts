import fc from "fast-check";
import { expiresAt } from "../../src/delivery/expiry.ts";
import type { Delivery, DeliveryChange } from "../../src/delivery/journal/delivery_record.ts";
import type { OutboxJournal } from "../../src/delivery/journal/outbox_journal.ts";
import type { SendOutcome } from "../../src/delivery/sinks/sink.ts";
import type { DeliveryEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { DELIVERED, DOWN, FAILED, FakeSink, REFUSED, type Sending } from "../support/fake_sink.ts";
import { ModelJournal } from "../support/model_journal.ts";
import { strictTest } from "../support/strict.ts";
import { OutboxProbe, routeTo } from "../delivery/outbox_support.ts";
import { signalOf, START } from "../delivery/support.ts";

/** What happens to an outbox. */
type Step =
  | { readonly type: "take"; readonly pair: string; readonly age: number }
  | { readonly type: "answer"; readonly which: number; readonly outcome: SendOutcome | Error }
  | { readonly type: "advance"; readonly ms: number }
  | { readonly type: "resend"; readonly which: number }
  /** The process is killed, or stops, and starts again. */
  | { readonly type: "restart"; readonly killed: boolean }
  /** The sink's config is changed. */
  | { readonly type: "change" };

const MAX_SIGNAL_AGE = 90;
const EXPIRY = { maxSignalAge: MAX_SIGNAL_AGE, outdatedOffset: 0 };
const MAX_ATTEMPTS = 4;
const CONCURRENCY = 3;

const outcomes: fc.Arbitrary<SendOutcome | Error> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(DELIVERED) },
  { weight: 1, arbitrary: fc.constant(REFUSED) },
  { weight: 3, arbitrary: fc.constant(FAILED) },
  { weight: 2, arbitrary: fc.constant(DOWN) },
  { weight: 1, arbitrary: fc.constant(new TypeError("a defect")) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("failed" as const),
      reason: fc.constant("busy"),
      scope: fc.constantFrom("sink" as const, "signal" as const),
      retryAfterMs: fc.nat(100_000),
    }),
  },
);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("take" as const),
      pair: fc.constantFrom("A/USDT", "B/USDT", "C/USDT", "D/USDT", "E/USDT"),
      age: fc.oneof({ weight: 5, arbitrary: fc.nat(10) }, { weight: 1, arbitrary: fc.nat(200) }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant("answer" as const), which: fc.nat(CONCURRENCY - 1), outcome: outcomes }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("advance" as const), ms: fc.nat(20_000) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("resend" as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("restart" as const), killed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ type: "change" as const }) },
);

/** The journal for one process. It ignores every call after the process has died. */
class Life implements OutboxJournal {
  readonly #file: ModelJournal;
  dead = false;

  constructor(file: ModelJournal) {
    this.#file = file;
  }

  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    return this.#alive().record(signal, sinks, now);
  }

  change(id: string, sink: string, change: DeliveryChange, now: number): void {
    this.#alive().change(id, sink, change, now);
  }

  pending(sink: string, limit: number): readonly Delivery[] {
    return this.#alive().pending(sink, limit);
  }

  changedElsewhere(): boolean {
    return this.#alive().changedElsewhere();
  }

  #alive(): ModelJournal {
    if (this.dead) throw new Error("a dead process writes");
    return this.#file;
  }
}

/** An outbox with one sink, through all restarts. */
class World {
  readonly file = new ModelJournal();
  readonly taken: Signal[] = [];
  readonly resent = new Set<string>();
  readonly events: DeliveryEvent[] = [];
  /** The first delivery of each, in their order. */
  readonly delivered: string[] = [];
  #now = START;
  #changes = 0;
  #probe: OutboxProbe<Life>;
  #sink: FakeSink;

  constructor() {
    [this.#probe, this.#sink] = this.#begin();
  }

  async run(step: Step): Promise<void> {
    switch (step.type) {
      case "take":
        return await this.#take(step.pair, step.age);
      case "answer":
        return await this.#sink.sending[step.which]?.settle(step.outcome);
      case "advance":
        return await this.#probe.clock.advance(step.ms);
      case "resend":
        return this.#resend(step.which);
      case "restart":
        return await this.#restart(step.killed);
      case "change":
        return await this.#change();
    }
  }

  /** Lets the sink accept every signal, until no signal can be pending. */
  async end(): Promise<void> {
    for (let i = 0; i < 400 && this.file.pending("fake", Infinity).length > 0; i++) {
      while (this.#sink.sending.length > 0) await this.#sink.answer(DELIVERED);
      await this.#probe.clock.advance(1_000);
    }
    await this.#stop();
  }

  #begin(): [OutboxProbe<Life>, FakeSink] {
    const probe = new OutboxProbe(new Life(this.file), this.#now);
    const sink = this.#makeSink(() => probe.clock.now());
    probe.outbox.start([this.#route(sink)]);
    return [probe, sink];
  }

  #route(sink: FakeSink): ReturnType<typeof routeTo> {
    return routeTo(sink, { maxAttempts: MAX_ATTEMPTS, expiry: EXPIRY, identity: `fake ${this.#changes}` });
  }

  #makeSink(now: () => number): FakeSink {
    return new FakeSink({ concurrency: CONCURRENCY, onSend: (sending) => this.#check(sending, now()) });
  }

  /** Asserts what holds for every attempt. */
  #check({ signal, attempt }: Sending, now: number): void {
    const { state, attempts, resent } = this.file.of(signal.id, "fake");
    assertEquals(state, "pending", `${signal.id} is sent though it is ${state}`);
    assertEquals(attempt.number, attempts + 1);
    assert(resent || now < expiresAt(signal, EXPIRY), `${signal.id} is sent though it has expired`);
    if (this.resent.has(signal.id)) return;
    const before = this.file.deliveries("fake").find((other) =>
      other.signal.pair === signal.pair && other.state === "pending" && !this.resent.has(other.signal.id)
    );
    assertEquals(before?.signal.id, signal.id, "an older signal of its pair was to go first");
  }

  async #take(pair: string, age: number): Promise<void> {
    const analyzed = new Date(this.#probe.clock.now() - age * 1000).toISOString();
    const signal = signalOf(pair, { time: analyzed, candle: analyzed, analyzed_at: analyzed });
    this.taken.push(signal);
    assertEquals(await this.#probe.take(signal, signal), [true, false]);
  }

  #resend(which: number): void {
    const done = this.file.deliveries("fake").filter(({ state }) => state !== "pending");
    const delivery = done[which];
    if (delivery === undefined || this.resent.has(delivery.signal.id)) return;
    this.resent.add(delivery.signal.id);
    this.file.resend(delivery.signal.id, "fake");
  }

  async #restart(killed: boolean): Promise<void> {
    if (killed) {
      // the clock of the dead process stands still, and its sink never answers
      this.#collect();
      this.#now = this.#probe.clock.now();
      this.#probe.journal.dead = true;
    } else await this.#stop();
    [this.#probe, this.#sink] = this.#begin();
  }

  async #stop(): Promise<void> {
    await this.#probe.outbox.close(true);
    this.#collect();
    assertEquals(this.#probe.clock.sleeping, 0, "a wait was left behind");
    this.#now = this.#probe.clock.now();
  }

  async #change(): Promise<void> {
    this.#changes++;
    const sink = this.#makeSink(() => this.#probe.clock.now());
    await this.#probe.outbox.change([this.#route(sink)]);
    this.#sink = sink;
  }

  #collect(): void {
    this.events.push(...this.#probe.events);
  }
}

strictTest(
  "Outbox settles every signal once, in order and in time, whatever fails and however often it is killed",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 20, maxLength: 120 }), async (list) => {
        const world = new World();
        for (const step of list) await world.run(step);
        await world.end();
        const ends = world.events.filter(({ type }) => /^signal_(delivered|dead|expired)$/.test(type));
        for (const { id } of world.taken) {
          const { state, attempts, resent } = world.file.of(id, "fake");
          assert(state !== "pending", `${id} is pending forever`);
          assert(attempts <= MAX_ATTEMPTS, `${id} was tried ${attempts} times`);
          if (resent) assert(state !== "expired", `${id} was asked for again, and has expired`);
          const reported = ends.filter((event) => "signal" in event && event.signal.id === id).length;
          assertEquals(reported, world.resent.has(id) ? 2 : 1, `${id} has ended ${reported} times`);
        }
        assertEquals(world.file.signals.map(({ id }) => id), world.taken.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  },
);
