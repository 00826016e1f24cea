import type { Signal } from "./signal.ts";

/**
 * Everything that happens while the program runs, as one tagged union: logs, metrics, the recorder and the pages read
 * these events and nothing else. No event ever carries a token.
 */
export type ConsumerEvent = LinkEvent | EngineEvent | SignalEvent | DeliveryEvent | JournalEvent | ConfigEvent;

/** What a producer link tells. Times are epoch milliseconds, durations milliseconds. */
export type LinkEvent =
  | { readonly type: "link_connecting"; readonly producer: string; readonly attempt: number }
  | { readonly type: "link_opened"; readonly producer: string; readonly at: number }
  | { readonly type: "link_probed"; readonly producer: string; readonly silentForMs: number }
  | {
    readonly type: "link_closed";
    readonly producer: string;
    readonly at: number;
    readonly reason: LinkFailure;
    /** When it will be dialled again; null when the program is stopping. */
    readonly retryInMs: number | null;
  };

/** Why a link ended or never came to be. `message` is for people: what happened, to what, what to do; no token in it. */
export interface LinkFailure {
  readonly kind:
    | "refused" // nobody listens there, or the host name is unknown
    | "unauthorized" // 401 or 403: the token was refused
    | "bad_handshake" // any other HTTP answer, or none that is one
    | "invalid_url"
    | "dial_timeout" // no answer to the dial
    | "silent" // nothing within wait_timeout, and no answer to the probe within ping_timeout
    | "message_too_big"
    | "closed" // by the producer, or the connection broke
    | "stopped"; // by us, at the end of the program
  readonly message: string;
}

/** The identity of one dataframe. */
export interface FrameKey {
  readonly producer: string;
  readonly pair: string;
  readonly timeframe: string;
  /** `spot`, `futures`, `mark`, ... as freqtrade names them. */
  readonly candleType: string;
}

/** What the engine tells. */
export type EngineEvent =
  | { readonly type: "engine_started"; readonly strategies: readonly string[] }
  /** A producer's whitelist has come for the first time, or has changed. */
  | { readonly type: "whitelist_received"; readonly producer: string; readonly pairs: readonly string[] }
  | {
    readonly type: "frame_updated";
    readonly key: FrameKey;
    readonly rows: number;
    readonly columns: number;
    /** How the message changed the frame: a new base, rows appended, or the running candle replaced. */
    readonly change: "replaced" | "appended" | "updated";
    readonly analyzedAt: number;
  }
  | { readonly type: "message_rejected"; readonly producer: string; readonly problem: string }
  | { readonly type: "message_ignored"; readonly producer: string; readonly why: string }
  | {
    readonly type: "candles_requested";
    readonly producer: string;
    readonly pair: string;
    readonly limit: number;
    readonly why: string;
  }
  /** A strategy's parameters that a file or the config has set. */
  | {
    readonly type: "parameters_set";
    readonly strategy: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly value: string | number | boolean | null;
      readonly from: string;
    }[];
  }
  | {
    readonly type: "strategy_warned";
    readonly strategy: string;
    /** Null when it is about no pair. */
    readonly pair: string | null;
    readonly problem: string;
  }
  | {
    readonly type: "strategy_failed";
    readonly strategy: string;
    /** Null when it failed before any pair, in loading or `botStart`. */
    readonly pair: string | null;
    readonly problem: string;
    /** `file:line:column` where it is known. */
    readonly where: string | null;
  }
  | {
    readonly type: "strategy_stuck";
    readonly strategy: string;
    readonly pair: string;
    readonly file: string | null;
    readonly limitMs: number;
  }
  /** What a strategy printed on its console. */
  | { readonly type: "strategy_printed"; readonly text: string }
  /** Stuck too often: not run again on this pair until it is loaded anew. */
  | { readonly type: "strategy_suspended"; readonly strategy: string; readonly pair: string; readonly times: number }
  | { readonly type: "engine_restarted"; readonly why: string }
  /** A strategy's file was changed: the strategies as they are now go on where the old ones were. */
  | { readonly type: "strategies_reloaded"; readonly strategies: readonly string[] }
  | {
    readonly type: "strategies_not_reloaded";
    /** With file and line where they are known. */
    readonly problem: string;
    /** Whether the old ones go on; false: they had ended, so none runs. */
    readonly running: boolean;
  }
  | { readonly type: "messages_dropped"; readonly producer: string; readonly count: number; readonly why: string };

/** A signal that was found, once. */
export interface SignalEvent {
  readonly type: "signal";
  readonly signal: Signal;
}

/** What became of a signal on its way to a sink. No text in it holds a secret. */
export type DeliveryEvent =
  | {
    readonly type: "signal_delivered";
    readonly sink: string;
    readonly signal: Signal;
    readonly attempts: number;
    /** What the receiver said: "trade 7 opened"; null: nothing. */
    readonly result: string | null;
    /** Whether that is worth telling at the usual log level. */
    readonly isNews: boolean;
  }
  /** There was nothing to do for the sink. */
  | { readonly type: "signal_skipped"; readonly sink: string; readonly signal: Signal; readonly reason: string }
  | {
    readonly type: "delivery_failed";
    readonly sink: string;
    readonly signal: Signal;
    readonly attempts: number;
    readonly reason: string;
    /** `sink`: nothing can be sent there, so all wait; told once for what was being sent at the same time. */
    readonly scope: "signal" | "sink";
    readonly retryInMs: number;
  }
  /** After failures of the sink itself it answers again. */
  | { readonly type: "sink_recovered"; readonly sink: string; readonly failures: number; readonly waiting: number }
  /** It was refused, or tried too often: not tried again unless a person asks for it. */
  | {
    readonly type: "signal_dead";
    readonly sink: string;
    readonly signal: Signal;
    readonly attempts: number;
    readonly reason: string;
  }
  /** It is too old to be sent. */
  | { readonly type: "signal_expired"; readonly sink: string; readonly signal: Signal; readonly reason: string }
  /** What an earlier run has left in the journal is sent now. */
  | { readonly type: "deliveries_resumed"; readonly sink: string; readonly count: number }
  /** The program is to end, and waits for what is being sent. */
  | { readonly type: "deliveries_awaited"; readonly count: number; readonly limitMs: number }
  /** The program ends with signals that a sink has not had. */
  | {
    readonly type: "deliveries_left";
    readonly sink: string;
    readonly count: number;
    /** Whether the journal keeps them for the next start. */
    readonly kept: boolean;
  };

/** What the journal tells. */
export type JournalEvent =
  /** It can't be read or written: told once, and every ten minutes while it lasts. */
  | {
    readonly type: "journal_failed";
    readonly path: string;
    /** What happened, to which file, what to do. */
    readonly problem: string;
  }
  /** It can be written again, and what it missed has been written. */
  | {
    readonly type: "journal_recovered";
    readonly path: string;
    /** How many signals, or changes of their delivery, it had missed, ... */
    readonly written: number;
    /** ... and how many of these are forgotten, because there were too many to keep. */
    readonly dropped: number;
  };

/** What came of a request to read the config again (SIGHUP). */
export type ConfigEvent =
  | {
    readonly type: "config_reloaded";
    /** The parts that are other than before: "producers", "strategies", "sinks", "settings". */
    readonly changed: readonly string[];
    /** What a change of waits for the next start: "consumer.journal". */
    readonly later: readonly string[];
  }
  /** What was in force before goes on. */
  | { readonly type: "config_not_reloaded"; readonly problem: string };
