import type { Signal } from "../../signal.ts";

/** A receiver of signals. It sends one signal once. The outbox handles queues, order, retries and expiry. */
export interface Sink extends AsyncDisposable {
  readonly name: string;
  /** How many signals it may send at the same time, each of another pair. */
  readonly concurrency: number;
  /** Sends a signal. It rejects only because of a bug, and returns soon after `attempt.abort`. */
  send(signal: Signal, attempt: Attempt): Promise<SendOutcome>;
  /** Returns what {@linkcode Sink.send} would send. */
  preview(signal: Signal): Preview;
  /** Checks whether the receiver would accept signals, for `consumer check`. It sends no signal. */
  check(abort: AbortSignal): Promise<SinkCheck>;
}

/** The result of {@linkcode Sink.check}. */
export interface SinkCheck {
  readonly ok: boolean;
  /** Details such as `dry run, 1 of 3 trades open`, or what is wrong and what to do. */
  readonly text: string;
}

/** The result of one attempt to send a signal. Its texts are for people, and contain no secret. */
export type SendOutcome =
  /** The receiver accepted it. `result` is the useful part of its answer, such as `trade 7 opened`, or null. */
  | {
    readonly type: "delivered";
    readonly result: string | null;
    /** Log it at the default level, as for an order of a bot. Otherwise it is logged for debugging only. */
    readonly isNews?: true;
  }
  /** There was nothing to do: `no open long trade of ETH/USDT`. */
  | { readonly type: "skipped"; readonly reason: string }
  /** The receiver will never accept it: no retry, a dead letter. */
  | { readonly type: "refused"; readonly reason: string }
  /** The receiver may accept it later: a retry follows. */
  | {
    readonly type: "failed";
    readonly reason: string;
    /** `sink`: other signals would fail too, because the host is down or the password is wrong. So all signals wait. */
    readonly scope: "signal" | "sink";
    /** The pause that the receiver requests. Default: a pause that grows with each failure. */
    readonly retryAfterMs?: number;
  };

/** One attempt to send a signal. */
export interface Attempt {
  /** From 1. Attempts before a restart count too. */
  readonly number: number;
  /** Aborted when the sink closes. {@linkcode Sink.send} must then return at once. */
  readonly abort: AbortSignal;
  /** The note of an earlier attempt, even one that a crash ended. Null: there is no note. */
  readonly note: string | null;
  /** Writes a note to the journal before it returns. Note an action before you do it, if it must not happen twice. */
  remember(note: string): void;
}

/** What a sink would send, for `--dry-run`. It contains no secret. */
export interface Preview {
  /** The receiver, in a few words: `POST https://example.org`, `/data/signals.ndjson`. */
  readonly to: string;
  /** The content, as a JSON value. */
  readonly content: unknown;
}
