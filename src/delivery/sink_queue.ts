import type { DeliveryEvent } from "../events.ts";
import type { Signal } from "../signal.ts";
import { atMost } from "../time/at_most.ts";
import type { Clock } from "../time/clock.ts";
import { formatDuration } from "../text/duration.ts";
import type { Delivery, DeliveryChange, OutboxJournal } from "./journal/delivery_record.ts";
import { Lanes, type PendingSignal } from "./lanes.ts";
import { MIN_PAUSE_MS, retryPauseMs } from "./retry.ts";
import type { Attempt, SendOutcome, Sink } from "./sinks/sink.ts";

/** The signals that may wait for one sink; beyond that the oldest is given up. A signal takes about a kilobyte. */
export const MAX_PENDING = 10_000;
/** How long the end of a queue waits for what it has cut short to end; a sink needs but a moment. */
const END_LIMIT_MS = 500;

/** What a queue needs, and whom it tells. */
export interface SinkQueueOptions {
  readonly sink: Sink;
  /** How often a signal is tried. */
  readonly maxAttempts: number;
  /** When a signal is too old to be sent, in epoch milliseconds. */
  readonly expiresAt: (signal: Signal) => number;
  readonly journal: Pick<OutboxJournal, "change">;
  readonly clock: Clock;
  /** From 0 up to 1, for the jitter: `Math.random`. */
  readonly random: () => number;
  /** Takes secrets out of what a sink said. */
  readonly redact: (text: string) => string;
  onEvent(event: DeliveryEvent): void;
}

/**
 * The signals on their way to one sink. Those of a pair go one after another; a pair whose signal failed rests while the
 * others go on; when it was the sink that failed all rest, and then a single one tries it.
 */
export class SinkQueue {
  readonly #options: SinkQueueOptions;
  readonly #lanes = new Lanes();
  /** Ends the waits. */
  readonly #closing = new AbortController();
  /** Ends what is being sent. */
  readonly #aborting = new AbortController();
  #sending = 0;
  /** Failures of the sink itself, in a row; what was being sent at the same time counts once. */
  #failures = 0;
  /** Pauses so far. */
  #pauses = 0;
  #paused = false;
  /** Settled when nothing can be sent at once. */
  #quiet: PromiseWithResolvers<void> | null = null;
  /** Settled when nothing is being sent. */
  #idle: PromiseWithResolvers<void> | null = null;

  constructor(options: SinkQueueOptions) {
    this.#options = options;
  }

  /** Takes a signal, after all others of its pair; one that waits already keeps its place. */
  put(delivery: Pick<Delivery, "signal" | "attempts" | "note" | "resent" | "result">): void {
    if (!this.#lanes.add(delivery)) return;
    if (this.#lanes.size > MAX_PENDING) this.#giveUpOldest();
    this.#pump();
  }

  /** How many signals are waiting or being sent. */
  get size(): number {
    return this.#lanes.size;
  }

  /** How many signals are being sent, or could be at once. */
  get sending(): number {
    return this.#isQuiet ? 0 : this.#sending + (this.#paused ? 0 : this.#lanes.ready);
  }

  /** Resolves when nothing can be sent at once: what is left rests after a failure. */
  async flush(): Promise<void> {
    if (this.#isQuiet || this.#closing.signal.aborted) return;
    this.#quiet ??= Promise.withResolvers();
    await this.#quiet.promise;
  }

  /**
   * Sends nothing more, ends what is being sent, and the sink. What was not delivered stays pending in the journal; what
   * was in spite of it has been written down.
   */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#aborting.abort();
    this.#quiet?.resolve();
    await this.#untilIdle();
    await this.#options.sink[Symbol.asyncDispose]();
  }

  get #isQuiet(): boolean {
    return this.#sending === 0 && (this.#paused || this.#lanes.ready === 0);
  }

  async #untilIdle(): Promise<void> {
    if (this.#sending === 0) return;
    this.#idle ??= Promise.withResolvers();
    await atMost(END_LIMIT_MS, this.#idle.promise, this.#options.clock);
  }

  #pump(): void {
    // while the sink fails, one signal tries whether it works again
    const max = this.#failures > 0 ? 1 : this.#options.sink.concurrency;
    while (!this.#paused && !this.#closing.signal.aborted && this.#sending < max) {
      const waiting = this.#lanes.next();
      if (waiting === null) break;
      if (this.#hasExpired(waiting)) this.#expire(waiting);
      else void this.#send(waiting);
    }
    if (this.#isQuiet) {
      this.#quiet?.resolve();
      this.#quiet = null;
    }
  }

  async #send(waiting: PendingSignal): Promise<void> {
    this.#sending++;
    const pauses = this.#pauses;
    const outcome = await this.#attempt(waiting);
    this.#sending--;
    // what the end of the program has cut short is neither a failure nor a try
    if (!this.#aborting.signal.aborted || outcome.type === "delivered") this.#settle(waiting, outcome, pauses);
    this.#pump();
    if (this.#sending === 0) this.#idle?.resolve();
  }

  async #attempt(waiting: PendingSignal): Promise<SendOutcome> {
    const attempt: Attempt = {
      number: waiting.attempts + 1,
      abort: this.#aborting.signal,
      note: waiting.note,
      remember: (note) => {
        waiting.note = note;
        this.#change(waiting.signal, { note });
      },
    };
    try {
      return await this.#options.sink.send(waiting.signal, attempt);
    } catch (error) {
      // a defect of ours must not stop the others
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { type: "failed", scope: "signal", reason };
    }
  }

  /** @param pauses how many there had been when it was sent */
  #settle(waiting: PendingSignal, outcome: SendOutcome, pauses: number): void {
    waiting.attempts++;
    if (outcome.type !== "failed" || outcome.scope === "signal") this.#recover();
    switch (outcome.type) {
      case "delivered":
        return this.#delivered(waiting, outcome);
      case "skipped":
        return this.#skipped(waiting, outcome.reason);
      case "refused":
        return this.#die(waiting, outcome.reason);
      case "failed":
        return this.#failed(waiting, outcome, pauses === this.#pauses);
    }
  }

  #delivered(waiting: PendingSignal, { result, isNews }: Extract<SendOutcome, { type: "delivered" }>): void {
    const { signal, attempts } = waiting;
    const told = result === null ? null : this.#options.redact(result);
    this.#change(signal, { state: "delivered", attempts, result: told, note: null });
    this.#lanes.done(waiting);
    this.#tell({ type: "signal_delivered", sink: this.#name, signal, attempts, result: told, isNews: isNews === true });
  }

  #skipped(waiting: PendingSignal, why: string): void {
    const { signal, attempts } = waiting;
    const reason = this.#options.redact(why);
    this.#change(signal, { state: "skipped", attempts, result: reason, note: null });
    this.#lanes.done(waiting);
    this.#tell({ type: "signal_skipped", sink: this.#name, signal, reason });
  }

  #die(waiting: PendingSignal, why: string): void {
    const { signal, attempts } = waiting;
    const reason = this.#options.redact(why);
    // its note stays: an order may be on its way
    this.#change(signal, { state: "dead", attempts, result: reason });
    this.#lanes.done(waiting);
    this.#tell({ type: "signal_dead", sink: this.#name, signal, attempts, reason });
  }

  /** @param isNews false: the sink has failed with another signal since this one was sent */
  #failed(waiting: PendingSignal, failure: Extract<SendOutcome, { type: "failed" }>, isNews: boolean): void {
    const { signal, attempts } = waiting;
    const { clock, random, maxAttempts } = this.#options;
    const reason = this.#options.redact(failure.reason);
    const ofSink = failure.scope === "sink";
    if (ofSink && isNews) this.#failures++;
    const pause = failure.retryAfterMs === undefined
      ? retryPauseMs(ofSink ? Math.max(this.#failures, 1) : attempts, random())
      : Math.max(failure.retryAfterMs, MIN_PAUSE_MS);
    if (ofSink && isNews) this.#pause(pause);
    if (attempts >= maxAttempts) return this.#die(waiting, `tried ${attempts} times: ${failure.reason}`);
    waiting.problem = reason;
    this.#change(signal, { attempts, result: reason });
    const { scope } = failure;
    if (isNews || !ofSink) {
      this.#tell({ type: "delivery_failed", sink: this.#name, signal, attempts, reason, scope, retryInMs: pause });
    }
    if (ofSink) {
      this.#lanes.release(waiting);
      return;
    }
    // no longer than it is worth sending
    const left = waiting.resent ? Infinity : this.#options.expiresAt(signal) - clock.now();
    this.#after(Math.min(pause, Math.max(left, 0)), () => this.#lanes.release(waiting));
  }

  /** The sink has answered. */
  #recover(): void {
    const failures = this.#failures;
    this.#failures = 0;
    if (failures > 0) this.#tell({ type: "sink_recovered", sink: this.#name, failures, waiting: this.size });
  }

  #pause(ms: number): void {
    this.#paused = true;
    this.#pauses++;
    this.#after(ms, () => {
      this.#paused = false;
      this.#expireOld();
    });
  }

  #after(ms: number, then: () => void): void {
    this.#options.clock.sleep(ms, this.#closing.signal).then(() => {
      then();
      this.#pump();
    }, (error) => {
      if (!this.#closing.signal.aborted) throw error;
    });
  }

  #hasExpired({ signal, resent }: PendingSignal): boolean {
    return !resent && this.#options.expiresAt(signal) <= this.#options.clock.now();
  }

  /** What has expired behind a sink that did not answer. */
  #expireOld(): void {
    for (const waiting of this.#lanes.idle()) if (this.#hasExpired(waiting)) this.#expire(waiting);
  }

  #expire(waiting: PendingSignal): void {
    const { signal, attempts, problem } = waiting;
    const late = formatDuration(this.#options.clock.now() - this.#options.expiresAt(signal));
    const reason = `too old to be sent, since ${late}${problem === null ? "" : `; the last try: ${problem}`}`;
    this.#change(signal, { state: "expired", attempts, result: reason });
    this.#lanes.done(waiting);
    this.#tell({ type: "signal_expired", sink: this.#name, signal, reason });
  }

  #giveUpOldest(): void {
    const oldest = this.#lanes.oldestIdle();
    if (oldest !== null) this.#die(oldest, `more than ${MAX_PENDING} signals were waiting`);
  }

  get #name(): string {
    return this.#options.sink.name;
  }

  #change(signal: Signal, change: DeliveryChange): void {
    const { journal, clock } = this.#options;
    journal.change(signal.id, this.#name, change, clock.now());
  }

  #tell(event: DeliveryEvent): void {
    this.#options.onEvent(event);
  }
}
