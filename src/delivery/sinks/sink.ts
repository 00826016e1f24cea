import type { Signal } from "../../signal.ts";

/** What came of one attempt to send a signal. Texts are for people, and hold no secret. */
export type SendOutcome =
  /** It was taken. `result` is what is worth keeping of the answer ("trade 7 opened"); null: nothing. */
  | {
    readonly type: "delivered";
    readonly result: string | null;
    /** Worth telling at the usual log level, as what a bot did is; otherwise only the journal has it. */
    readonly isNews?: true;
  }
  /** The receiver is as the signal wants it already: "no open long trade of ETH/USDT". */
  | { readonly type: "skipped"; readonly reason: string }
  /** It will never be taken: not tried again, a dead letter. */
  | { readonly type: "refused"; readonly reason: string }
  /** It may be taken later. */
  | {
    readonly type: "failed";
    readonly reason: string;
    /** `sink`: it would go no better with another signal (nobody answers, the password is wrong), so all wait. */
    readonly scope: "signal" | "sink";
    /** How long the receiver wants to be left alone; without it the usual pause, which grows. */
    readonly retryAfterMs?: number;
  };

/** One attempt to send a signal. */
export interface Attempt {
  /** From 1; counts those before a restart too. */
  readonly number: number;
  /** Aborted when the program ends, or the sink is taken out of the config: {@linkcode Sink.send} then ends at once. */
  readonly abort: AbortSignal;
  /** What an earlier attempt has noted, also one that a crash has ended; null where there is nothing. */
  readonly note: string | null;
  /** Notes something in the journal, before it returns: what must not be done twice is noted before it is done. */
  remember(note: string): void;
}

/** What would be sent where, for `--dry-run`: no secret in it. */
export interface Preview {
  /** Where to, in a few words: `POST https://example.org`, `/data/signals.ndjson`. */
  readonly to: string;
  /** What, as JSON. */
  readonly content: unknown;
}

/** A receiver of signals. It sends one signal once; queues, order, repetition and expiry are the outbox's. */
export interface Sink extends AsyncDisposable {
  readonly name: string;
  /** How many signals, each of another pair, may be on their way at once. */
  readonly concurrency: number;
  /** Sends a signal. Never rejects but for defects; ends soon after `attempt.abort`. */
  send(signal: Signal, attempt: Attempt): Promise<SendOutcome>;
  preview(signal: Signal): Preview;
  /** Whether the receiver can be reached and will take signals, in a few words, for `consumer check`; sends none. */
  check(abort: AbortSignal): Promise<SinkCheck>;
}

/** What {@linkcode Sink.check} found. */
export interface SinkCheck {
  readonly ok: boolean;
  /** `dry run, 1 of 3 trades open`, or what is wrong and what to do. */
  readonly text: string;
}
