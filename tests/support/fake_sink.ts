import type { Signal } from "../../src/signal.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../../src/delivery/sinks/sink.ts";
import { settle } from "./fake_clock.ts";

export const DELIVERED: SendOutcome = { type: "delivered", result: null };
export const REFUSED: SendOutcome = { type: "refused", reason: "it was refused" };
/** It failed with this signal alone. */
export const FAILED: SendOutcome = { type: "failed", scope: "signal", reason: "it failed" };
/** It fails with every signal. */
export const DOWN: SendOutcome = { type: "failed", scope: "sink", reason: "nobody answers" };

/** One call of `send`: under way until it is settled. */
export class Sending {
  readonly signal: Signal;
  readonly attempt: Attempt;
  readonly outcome: Promise<SendOutcome>;
  readonly #settled = Promise.withResolvers<SendOutcome>();

  constructor(signal: Signal, attempt: Attempt) {
    this.signal = signal;
    this.attempt = attempt;
    this.outcome = this.#settled.promise;
  }

  /** Answers, and lets everybody learn of it. */
  async settle(outcome: SendOutcome | Error): Promise<void> {
    if (outcome instanceof Error) this.#settled.reject(outcome);
    else this.#settled.resolve(outcome);
    await settle();
  }
}

/** How a fake sink is made. */
export interface FakeSinkOptions {
  readonly name?: string;
  readonly concurrency?: number;
  /** Answers at once; null, and without it: the test answers, through {@linkcode FakeSink.sending}. */
  readonly answer?: (sending: Sending) => SendOutcome | Error | null;
  /** How a send that is aborted ends. Default: it failed. `null`: it goes on. */
  readonly onAbort?: SendOutcome | null;
  /** Called with every send, as it begins. */
  readonly onSend?: (sending: Sending) => void;
}

/** A sink that answers what a test wants, and watches over what a queue owes it. */
export class FakeSink implements Sink {
  readonly name: string;
  readonly concurrency: number;
  /** Every send, in the order in which they began. */
  readonly sends: Sending[] = [];
  /** Those under way, the oldest first. */
  readonly sending: Sending[] = [];
  disposals = 0;
  readonly #options: FakeSinkOptions;

  constructor(options: FakeSinkOptions = {}) {
    this.name = options.name ?? "fake";
    this.concurrency = options.concurrency ?? 2;
    this.#options = options;
  }

  async send(signal: Signal, attempt: Attempt): Promise<SendOutcome> {
    if (this.disposals > 0) throw new Error("the queue sends after it has ended the sink");
    if (this.sending.length >= this.concurrency) throw new Error("the queue sends more at once than the sink takes");
    if (this.sending.some(({ signal: { pair } }) => pair === signal.pair)) {
      throw new Error(`${signal.pair}: two at once`);
    }
    const { answer, onAbort = { type: "failed", scope: "signal", reason: "it was aborted" }, onSend } = this.#options;
    const sending = new Sending(signal, attempt);
    this.sends.push(sending);
    this.sending.push(sending);
    onSend?.(sending);
    const abort = (): unknown => onAbort === null ? null : sending.settle(onAbort);
    attempt.abort.addEventListener("abort", abort);
    const atOnce = answer?.(sending) ?? null;
    if (atOnce !== null) void sending.settle(atOnce);
    try {
      return await sending.outcome;
    } finally {
      attempt.abort.removeEventListener("abort", abort);
      this.sending.splice(this.sending.indexOf(sending), 1);
    }
  }

  check(): Promise<SinkCheck> {
    return Promise.resolve({ ok: true, text: "ok" });
  }

  preview(): Preview {
    return { to: this.name, content: null };
  }

  /** The ids sent, in their order. */
  get ids(): readonly string[] {
    return this.sends.map(({ signal }) => signal.id);
  }

  /** The ids of those under way. */
  get idsUnderWay(): readonly string[] {
    return this.sending.map(({ signal }) => signal.id);
  }

  /** Answers the oldest that is under way. */
  async answer(outcome: SendOutcome | Error): Promise<void> {
    const [oldest] = this.sending;
    if (oldest === undefined) throw new Error("nothing is being sent");
    await oldest.settle(outcome);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.disposals++;
    return Promise.resolve();
  }
}
