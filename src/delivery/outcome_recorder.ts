import type { DeliveryEvent } from "../events.ts";
import type { Signal } from "../signal.ts";
import { formatDuration } from "../text/duration.ts";
import type { Clock } from "../time/clock.ts";
import type { DeliveryChange } from "./journal/delivery_record.ts";
import type { OutboxJournal } from "./journal/outbox_journal.ts";
import type { PendingSignal } from "./lanes.ts";
import type { SendOutcome } from "./sinks/sink.ts";

/** Writes what became of a sink's signals to the journal, and emits the event for it. No secret passes through. */
export class OutcomeRecorder {
  readonly #options: OutcomeRecorderOptions;

  constructor(options: OutcomeRecorderOptions) {
    this.#options = options;
  }

  /** Keeps a sink's note on a signal. */
  note(signal: Signal, note: string): void {
    this.#change(signal, { note });
  }

  /** Counts an attempt of a resumed signal before it starts, because it may end the program. */
  starting(pending: PendingSignal): void {
    pending.started = (pending.started ?? 0) + 1;
    this.#change(pending.signal, { started: pending.started });
  }

  /** The attempt has ended, and not the program. */
  ended(pending: PendingSignal): void {
    pending.started = 0;
    this.#change(pending.signal, { started: 0 });
  }

  delivered(
    { signal, attempts }: PendingSignal,
    { result, isNews }: Extract<SendOutcome, { type: "delivered" }>,
  ): void {
    const shown = result === null ? null : this.#options.redact(result);
    this.#change(signal, { state: "delivered", attempts, result: shown, note: null });
    this.#emit({
      type: "signal_delivered",
      sink: this.#sink,
      signal,
      attempts,
      result: shown,
      isNews: isNews === true,
    });
  }

  skipped({ signal, attempts }: PendingSignal, why: string): void {
    const reason = this.#options.redact(why);
    this.#change(signal, { state: "skipped", attempts, result: reason, note: null });
    this.#emit({ type: "signal_skipped", sink: this.#sink, signal, reason });
  }

  /** The signal is a dead letter. Its note stays: an order may be on its way. */
  dead({ signal, attempts }: PendingSignal, why: string): void {
    const reason = this.#options.redact(why);
    this.#change(signal, { state: "dead", attempts, result: reason });
    this.#emit({ type: "signal_dead", sink: this.#sink, signal, attempts, reason });
  }

  /** An attempt failed. The queue will retry in `retryInMs`, or has reported that for another signal already. */
  failed(
    pending: PendingSignal,
    failure: Extract<SendOutcome, { type: "failed" }>,
    { retryInMs, isReported }: { readonly retryInMs: number; readonly isReported: boolean },
  ): void {
    const { signal, attempts } = pending;
    const { scope } = failure;
    const reason = this.#options.redact(failure.reason);
    pending.problem = reason;
    this.#change(signal, { attempts, result: reason });
    if (isReported) return;
    this.#emit({ type: "delivery_failed", sink: this.#sink, signal, attempts, reason, scope, retryInMs });
  }

  /** @param lateMs how long ago the signal expired */
  expired({ signal, attempts, problem }: PendingSignal, lateMs: number): void {
    const last = problem === null ? "" : `; the last attempt failed: ${problem}`;
    const reason = `expired ${formatDuration(lateMs)} ago, before it was delivered${last}`;
    this.#change(signal, { state: "expired", attempts, result: reason });
    this.#emit({ type: "signal_expired", sink: this.#sink, signal, reason });
  }

  /** The sink works again after failures of its own. */
  recovered(outage: { readonly failures: number; readonly expired: number; readonly waiting: number }): void {
    this.#emit({ type: "sink_recovered", sink: this.#sink, ...outage });
  }

  /** The sink has failed for a while. */
  waiting(outage: { readonly waiting: number; readonly expired: number; readonly retryInMs: number }): void {
    this.#emit({ type: "sink_waiting", sink: this.#sink, ...outage });
  }

  /** The sink has neither accepted nor refused a signal for a while. */
  silent(silence: { readonly waiting: number; readonly silentMs: number }): void {
    this.#emit({ type: "sink_silent", sink: this.#sink, ...silence });
  }

  get #sink(): string {
    return this.#options.sink.name;
  }

  #change(signal: Signal, change: DeliveryChange): void {
    const { journal, clock } = this.#options;
    journal.change(signal.id, this.#sink, change, clock.now());
  }

  #emit(event: DeliveryEvent): void {
    this.#options.onEvent(event);
  }
}

/** Options of {@linkcode OutcomeRecorder}. */
export interface OutcomeRecorderOptions {
  readonly sink: { readonly name: string };
  readonly journal: Pick<OutboxJournal, "change">;
  readonly clock: Clock;
  /** Replaces secrets in what a sink returned. */
  readonly redact: (text: string) => string;
  onEvent(event: DeliveryEvent): void;
}
