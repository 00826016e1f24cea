import type { Signal } from "../signal.ts";
import { classAndText } from "../text/error_text.ts";
import { atMost } from "../time/at_most.ts";
import { Lanes, type PendingSignal, type QueuedDelivery } from "./lanes.ts";
import { OutcomeRecorder, type OutcomeRecorderOptions } from "./outcome_recorder.ts";
import { requestedPauseMs, retryPauseMs } from "./retry.ts";
import { SinkOutage } from "./sink_outage.ts";
import type { Attempt, SendOutcome, Sink } from "./sinks/sink.ts";

/**
 * The pending signals of one sink, and the loop that sends them.
 *
 * The signals of a pair go one after another. What happens after a failed attempt depends on its scope:
 *
 * | scope    | meanwhile                                                       |
 * | -------- | --------------------------------------------------------------- |
 * | `signal` | this pair waits for the retry, the other pairs go on            |
 * | `sink`   | all pairs wait. Then one signal tests whether the sink is back  |
 *
 * Meanwhile signals expire on time, and a warning reports how many wait.
 */
export class SinkQueue {
  readonly #options: SinkQueueOptions;
  readonly #recorder: OutcomeRecorder;
  readonly #lanes = new Lanes();
  /** Ends the pauses. */
  readonly #closing = new AbortController();
  /** Ends the attempts under way. */
  readonly #aborting = new AbortController();
  #sending = 0;
  /** Failures of the sink itself. Attempts that were under way at the same time count once. */
  readonly #outage = new SinkOutage();
  /** How many pauses there were so far. */
  #pauses = 0;
  #isPaused = false;
  /** Settles when no signal can be sent now. */
  #quiet: PromiseWithResolvers<void> | null = null;
  /** Settles when no attempt is under way. */
  #idle: PromiseWithResolvers<void> | null = null;

  constructor(options: SinkQueueOptions) {
    this.#options = options;
    this.#recorder = new OutcomeRecorder(options);
  }

  /** Adds a signal behind the others of its pair. A signal that is pending already keeps its place. */
  put(delivery: QueuedDelivery): void {
    if (!this.#lanes.add(delivery)) return;
    if (this.#lanes.size > this.#options.maxPending()) this.#dropOne();
    this.#reportSilence();
    this.#pump();
  }

  /** How many signals are pending, those under way included. */
  get size(): number {
    return this.#lanes.size;
  }

  /** How many signals are under way or could be sent now. */
  get sending(): number {
    return this.#isQuiet ? 0 : this.#sending + (this.#isPaused ? 0 : this.#lanes.ready);
  }

  /** Resolves when no signal can be sent now. What is still pending then waits for a retry. */
  async flush(): Promise<void> {
    if (this.#isQuiet || this.#closing.signal.aborted) return;
    this.#quiet ??= Promise.withResolvers();
    await this.#quiet.promise;
  }

  /** Stops sending, aborts the attempts under way, and closes the sink. Undelivered signals stay pending in the journal. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#aborting.abort();
    this.#quiet?.resolve();
    await this.#untilIdle();
    await this.#options.sink[Symbol.asyncDispose]();
  }

  get #isQuiet(): boolean {
    return this.#sending === 0 && (this.#isPaused || this.#lanes.ready === 0);
  }

  async #untilIdle(): Promise<void> {
    if (this.#sending === 0) return;
    this.#idle ??= Promise.withResolvers();
    await atMost(MAX_ABORT_MS, this.#idle.promise, this.#options.clock);
  }

  #pump(): void {
    // while the sink fails, one signal tests it
    const max = this.#outage.failures > 0 ? 1 : this.#options.sink.concurrency;
    while (!this.#isPaused && !this.#closing.signal.aborted && this.#sending < max) {
      const pending = this.#lanes.next();
      if (pending === null) break;
      if (this.#hasExpired(pending)) this.#expire(pending);
      else if ((pending.started ?? 0) >= MAX_CRASHES) this.#die(pending, ENDED_PROGRAM);
      else void this.#send(pending);
    }
    if (this.#isQuiet) {
      this.#quiet?.resolve();
      this.#quiet = null;
    }
  }

  async #send(pending: PendingSignal): Promise<void> {
    const { clock } = this.#options;
    if (this.#sending++ === 0) this.#outage.listen(clock.now());
    // a signal of this run is counted from the next start on: that costs no write for each signal
    if (pending.started !== null) this.#recorder.starting(pending);
    const pauses = this.#pauses;
    const outcome = await this.#attempt(pending);
    if (pending.started !== null) this.#recorder.ended(pending);
    if (--this.#sending === 0) this.#outage.stopListening();
    else this.#outage.listen(clock.now());
    // an attempt that a shutdown aborted is neither a failure nor an attempt
    if (!this.#aborting.signal.aborted || outcome.type === "delivered") this.#settle(pending, outcome, pauses);
    this.#pump();
    if (this.#sending === 0) this.#idle?.resolve();
  }

  async #attempt(pending: PendingSignal): Promise<SendOutcome> {
    const attempt: Attempt = {
      number: pending.attempts + 1,
      abort: this.#aborting.signal,
      note: pending.note,
      remember: (note) => {
        pending.note = note;
        this.#recorder.note(pending.signal, note);
      },
    };
    try {
      return await this.#options.sink.send(pending.signal, attempt);
    } catch (error) {
      // a bug in one sink must not stop the others
      return { type: "failed", scope: "signal", reason: classAndText(error) };
    }
  }

  /** @param pauses how many pauses there had been when the attempt started */
  #settle(pending: PendingSignal, outcome: SendOutcome, pauses: number): void {
    pending.attempts++;
    if (outcome.type !== "failed" || outcome.scope === "signal") this.#recover();
    switch (outcome.type) {
      case "delivered":
        this.#recorder.delivered(pending, outcome);
        return this.#lanes.done(pending);
      case "skipped":
        this.#recorder.skipped(pending, outcome.reason);
        return this.#lanes.done(pending);
      case "refused":
        return this.#die(pending, outcome.reason);
      case "failed":
        return this.#fail(pending, outcome, pauses === this.#pauses);
    }
  }

  #die(pending: PendingSignal, reason: string): void {
    this.#recorder.dead(pending, reason);
    this.#lanes.done(pending);
  }

  /** @param isFirst false when another attempt has reported this failure of the sink since this one started */
  #fail(pending: PendingSignal, failure: Extract<SendOutcome, { type: "failed" }>, isFirst: boolean): void {
    const { random, maxAttempts, clock } = this.#options;
    const ofSink = failure.scope === "sink";
    if (ofSink && isFirst) this.#outage.fail(clock.now());
    const pause = failure.retryAfterMs === undefined
      ? retryPauseMs(ofSink ? Math.max(this.#outage.failures, 1) : pending.attempts, random())
      : requestedPauseMs(failure.retryAfterMs, ofSink ? this.#longestLifeMs(pending) : this.#lifeLeftMs(pending));
    if (ofSink && isFirst) this.#pause(pause);
    this.#lanes.wait(pending);
    if (pending.attempts >= maxAttempts) {
      return this.#die(pending, `gave up after ${pending.attempts} attempts: ${failure.reason}`);
    }
    this.#recorder.failed(pending, failure, { retryInMs: pause, isReported: ofSink && !isFirst });
    if (ofSink) return this.#lanes.release(pending);
    this.#after(Math.min(pause, this.#lifeLeftMs(pending)), () => this.#lanes.release(pending));
  }

  /** The sink answered. */
  #recover(): void {
    const { failures, expired } = this.#outage;
    this.#outage.end();
    if (failures > 0) this.#recorder.recovered({ failures, expired, waiting: this.size });
  }

  #pause(ms: number): void {
    this.#isPaused = true;
    this.#pauses++;
    this.#rest(ms);
  }

  /** Pauses. Signals expire on time meanwhile. */
  #rest(ms: number): void {
    const step = Math.min(ms, EXPIRY_CHECK_MS);
    this.#after(step, () => {
      for (const pending of this.#lanes.idle()) if (this.#hasExpired(pending)) this.#expire(pending);
      const leftMs = ms - step;
      const isDue = this.#outage.isReportDue(this.#options.clock.now());
      if (isDue) this.#recorder.waiting({ waiting: this.size, expired: this.#outage.expired, retryInMs: leftMs });
      if (leftMs > 0) this.#rest(leftMs);
      else this.#isPaused = false;
    });
  }

  /** stdout has no time limit: its reader may have stopped reading. */
  #reportSilence(): void {
    const silentMs = this.#outage.reportedSilenceMs(this.#options.clock.now());
    if (silentMs !== null) this.#recorder.silent({ waiting: this.size, silentMs });
  }

  #longestLifeMs(sent: PendingSignal): number {
    return [sent, ...this.#lanes.idle()].reduce((longest, one) => Math.max(longest, this.#lifeLeftMs(one)), 0);
  }

  #after(ms: number, then: () => void): void {
    this.#options.clock.sleep(ms, this.#closing.signal).then(() => {
      then();
      this.#pump();
    }, (error) => {
      if (!this.#closing.signal.aborted) throw error;
    });
  }

  /** Infinite for a signal that a person resent: it does not expire. */
  #lifeLeftMs({ signal, resent }: PendingSignal): number {
    return resent ? Infinity : Math.max(0, this.#options.expiresAt(signal) - this.#options.clock.now());
  }

  #hasExpired(pending: PendingSignal): boolean {
    return this.#lifeLeftMs(pending) === 0;
  }

  #expire(pending: PendingSignal): void {
    this.#outage.countExpired();
    this.#recorder.expired(pending, this.#options.clock.now() - this.#options.expiresAt(pending.signal));
    this.#lanes.done(pending);
  }

  #dropOne(): void {
    const one = this.#lanes.mostDispensable();
    if (one !== null) this.#die(one, `dropped: more than ${this.#options.maxPending()} signals were pending`);
  }
}

/** Dependencies of {@linkcode SinkQueue}, and the callback for its events. */
export interface SinkQueueOptions extends OutcomeRecorderOptions {
  readonly sink: Sink;
  /** How many attempts a signal gets. */
  readonly maxAttempts: number;
  /** How many signals may be pending. Beyond that, the producer with the most loses its oldest (`FairShares`). */
  readonly maxPending: () => number;
  /** When a signal expires, in epoch milliseconds. */
  readonly expiresAt: (signal: Signal) => number;
  /** From 0 up to 1, for the jitter: `Math.random`. */
  readonly random: () => number;
}

/** How often to look for expired signals during a pause. */
const EXPIRY_CHECK_MS = 5_000;
/** How many attempts in a row may end with the program, before a signal is given up: they may be what ends it. */
const MAX_CRASHES = 5;
const ENDED_PROGRAM = `gave up: the program ended during ${MAX_CRASHES} attempts in a row without being stopped`;
/** How long `close()` waits for aborted attempts to end, in milliseconds. */
const MAX_ABORT_MS = 500;
