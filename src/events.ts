import type { Signal } from "./signal.ts";

/**
 * An event of the running program, as a tagged union.
 *
 * The log is made from these events alone. Times are epoch milliseconds and durations are milliseconds. No event contains
 * a token or another secret.
 */
export type ConsumerEvent =
  | LinkEvent
  | DataEvent
  | EngineEvent
  | SignalEvent
  | DeliveryEvent
  | JournalEvent
  | ConfigEvent
  | StatusEvent
  | ProgramRestartedEvent
  | ProgramRestartingEvent;

/** An event of the link to a producer. */
export type LinkEvent =
  /** The link starts a connection attempt. */
  | { readonly type: "link_connecting"; readonly producer: string; readonly attempt: number }
  /** The connection is open. */
  | { readonly type: "link_opened"; readonly producer: string; readonly at: number }
  /** The producer was silent, so the link sent a probe. */
  | { readonly type: "link_probed"; readonly producer: string; readonly silentForMs: number }
  /** The connection was closed, or could not be opened. */
  | {
    readonly type: "link_closed";
    readonly producer: string;
    readonly at: number;
    readonly reason: LinkFailure;
    /** The pause before the next attempt. Null: the program is stopping. */
    readonly retryInMs: number | null;
  };

/** Why a link was closed or could not be opened. */
export interface LinkFailure {
  readonly kind:
    | "refused" // no program listens on the port, or the host name is unknown
    | "unauthorized" // the producer rejected the token: HTTP 401 or 403, or close code 1008
    | "bad_handshake" // any other answer than a websocket
    | "invalid_url" // host and port do not form a URL
    | "bad_ca_file" // ca_file can't be read or contains no certificate
    | "dial_timeout" // no answer to the connection attempt
    | "silent" // no message within wait_timeout, and no answer to the probe within ping_timeout
    | "message_too_big" // over message_size_limit
    | "flood" // far more messages or bytes than any producer sends
    | "closed" // the producer closed the connection, or it broke
    | "stopped"; // the program is stopping
  /** For people: what happened, to what, and what to do. */
  readonly message: string;
}

/** Data stops, or comes again, while the link to its producer is open. */
export type DataEvent =
  /** Dataframes have no new candle. Repeated when more or much fewer are late, at most once a minute. */
  | {
    readonly type: "data_late";
    readonly producer: string;
    readonly at: number;
    /** What no producer delivers, or all of this producer's pairs if it is silent. Empty: it lists no pair. */
    readonly pairs: readonly LatePair[];
    /** How many of its pairs the config follows. */
    readonly followed: number;
    /** The earliest `since` of the pairs, or when the link opened. */
    readonly since: number;
    /** Whether everything that the producer should send is late. */
    readonly isSilent: boolean;
    /** How many of the pairs another producer delivers. */
    readonly elsewhere: number;
  }
  /** All dataframes that were late have new candles, or are no longer listed. */
  | {
    readonly type: "data_recovered";
    readonly producer: string;
    readonly at: number;
    /** How many the last report had named. */
    readonly dataframes: number;
    readonly lastedMs: number;
  };

/** A dataframe without a new candle. */
export interface LatePair {
  readonly pair: string;
  /** Null: no dataframe of the pair has arrived. */
  readonly timeframe: string | null;
  /** Null: no dataframe of the pair has arrived. */
  readonly candleType: string | null;
  /** The open time of the newest candle. Null: no dataframe has arrived. */
  readonly lastCandle: number | null;
  /** Since when there is no new candle. */
  readonly since: number;
}

/** The identity of one dataframe. */
export interface FrameKey {
  readonly producer: string;
  readonly pair: string;
  readonly timeframe: string;
  /** freqtrade's candle type: `spot`, `futures`, `mark` and so on. */
  readonly candleType: string;
}

/** An event of the engine, which keeps the dataframes and runs the strategies. */
export type EngineEvent =
  /** The engine has loaded the strategies. */
  | { readonly type: "engine_started"; readonly strategies: readonly string[] }
  /** The first whitelist of a producer arrived, or it changed. */
  | { readonly type: "whitelist_received"; readonly producer: string; readonly pairs: readonly string[] }
  /** A dataframe was stored or changed. */
  | {
    readonly type: "frame_updated";
    readonly key: FrameKey;
    readonly rows: number;
    readonly columns: number;
    /** `replaced`: the whole dataframe is new. `appended`: it has new rows. `updated`: its last candle changed. */
    readonly change: "replaced" | "appended" | "updated";
    /** When the producer analysed it. */
    readonly analyzedAt: number;
    /** The open time of its last candle. */
    readonly lastCandle: number;
  }
  /** A message of a producer is invalid. */
  | { readonly type: "message_rejected"; readonly producer: string; readonly problem: string }
  /** A message of a producer is valid, but not used. */
  | { readonly type: "message_ignored"; readonly producer: string; readonly why: string }
  /** A producer's messages are used, but something is suspicious. */
  | { readonly type: "producer_warned"; readonly producer: string; readonly problem: string }
  /** The engine requested a whole dataframe from a producer. */
  | {
    readonly type: "candles_requested";
    readonly producer: string;
    readonly pair: string;
    /** How many candles. */
    readonly limit: number;
    readonly why: string;
  }
  /** A file or the config set parameters of a strategy. */
  | {
    readonly type: "parameters_set";
    readonly strategy: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly value: string | number | boolean | null;
      /** The file that set it. */
      readonly from: string;
    }[];
  }
  /** A strategy runs, but something is suspicious. */
  | {
    readonly type: "strategy_warned";
    readonly strategy: string;
    /** Null: it concerns no particular pair. */
    readonly pair: string | null;
    readonly problem: string;
    /** Whether the strategy must be changed to work as written: `consumer check` fails. */
    readonly isMistake: boolean;
  }
  /** A strategy has fields that have no effect. */
  | { readonly type: "strategy_noted"; readonly strategy: string; readonly note: string }
  /** A strategy threw an error, or returned an invalid value. */
  | {
    readonly type: "strategy_failed";
    readonly strategy: string;
    /** Null: it failed in loading or in `botStart`, before any pair. */
    readonly pair: string | null;
    readonly problem: string;
    /** `file:line:column`, or null if unknown. */
    readonly where: string | null;
  }
  /** A strategy did not return in time, so the engine stopped it. */
  | {
    readonly type: "strategy_stuck";
    readonly strategy: string;
    readonly pair: string;
    readonly file: string | null;
    /** `consumer.strategy_timeout`. */
    readonly limitMs: number;
  }
  /** A strategy printed to its console. */
  | { readonly type: "strategy_printed"; readonly text: string }
  /** A strategy did not return too often, so the engine disables it until it is reloaded. */
  | { readonly type: "strategy_suspended"; readonly strategy: string; readonly times: number }
  | StrategySetAsideEvent
  /** A strategy keeps more and more memory, so the strategies are loaded again. */
  | {
    readonly type: "strategy_leaks";
    /** Null: it is not known which. */
    readonly strategy: string | null;
    /** What the strategies' thread uses beside the stored dataframes. */
    readonly usedMb: number;
  }
  /** Data waits for a strategy because its evaluations take longer than the time until new data. Repeated while it lasts. */
  | {
    readonly type: "strategy_behind";
    readonly strategy: string;
    /** How many pairs wait. */
    readonly pairs: number;
    /** How long the oldest data has waited. */
    readonly lateMs: number;
    /** The mean time of one evaluation. */
    readonly costMs: number;
    /** Whether the log shows it as a warning: at first and once a minute. */
    readonly isNews: boolean;
  }
  /** A strategy that was behind has evaluated nearly everything. */
  | { readonly type: "strategy_caught_up"; readonly strategy: string; readonly lastedMs: number }
  /** Candles closed that some strategies will never evaluate. The same candles may be missed by several strategies. */
  | {
    readonly type: "candles_missed";
    readonly strategies: readonly string[];
    readonly why: MissedReason;
    /** How many candles of each pair. */
    readonly pairs: readonly PairCount[];
    /** `consumer.catch_up`. If it is true, these candles were too old. */
    readonly catchUp: boolean;
  }
  /** Candles closed that strategies had not evaluated, and are evaluated now because of `consumer.catch_up`. */
  | {
    readonly type: "candles_overdue";
    readonly strategies: readonly string[];
    readonly why: MissedReason;
    /** How many candles of each pair. */
    readonly pairs: readonly PairCount[];
  }
  /** The thread of the strategies was restarted. */
  | { readonly type: "engine_restarted"; readonly why: string }
  /** A strategy file changed, and the engine runs the new strategies now. */
  | { readonly type: "strategies_reloaded"; readonly strategies: readonly string[] }
  /** A strategy file changed, but could not be loaded. */
  | {
    readonly type: "strategies_not_reloaded";
    /** With file and line, if known. */
    readonly problem: string;
    /** Whether the previous strategies are still running. If not, no strategy is. */
    readonly running: boolean;
  }
  /** Messages were dropped, because newer ones replaced them or too many were pending. */
  | { readonly type: "messages_dropped"; readonly producer: string; readonly count: number; readonly why: string };

/** Why a candle was not evaluated when it was the newest one. */
export type MissedReason =
  | "link_down" // it closed while the link to its producer was down
  | "engine_restarted" // it closed while the engine restarted
  | "behind" // the strategy takes longer for its pairs than the time until the next candle
  | "late"; // it arrived together with a later one

/** A number of candles of a pair. */
export interface PairCount {
  readonly pair: string;
  readonly count: number;
}

/** A strategy emitted a new signal. */
export interface SignalEvent {
  readonly type: "signal";
  readonly signal: Signal;
}

/** An event of the delivery of signals to sinks. */
export type DeliveryEvent =
  /** The receiver accepted a signal. */
  | {
    readonly type: "signal_delivered";
    readonly sink: string;
    readonly signal: Signal;
    readonly attempts: number;
    /** The receiver's answer, such as `trade 7 opened`. Null: it gave no answer. */
    readonly result: string | null;
    /** Whether the default log level shows it. */
    readonly isNews: boolean;
  }
  /** The sink had nothing to do for a signal. */
  | { readonly type: "signal_skipped"; readonly sink: string; readonly signal: Signal; readonly reason: string }
  /** An attempt failed. There will be a retry. */
  | {
    readonly type: "delivery_failed";
    readonly sink: string;
    readonly signal: Signal;
    readonly attempts: number;
    readonly reason: string;
    /** `sink`: the sink itself fails, so all its signals wait. One event stands for all attempts under way. */
    readonly scope: "signal" | "sink";
    readonly retryInMs: number;
  }
  /** The sink works again after failures of its own. */
  | {
    readonly type: "sink_recovered";
    readonly sink: string;
    readonly failures: number;
    /** How many signals expired since the first failure. */
    readonly expired: number;
    readonly waiting: number;
  }
  /** The sink has failed for a minute, or for ten minutes more. */
  | {
    readonly type: "sink_waiting";
    readonly sink: string;
    readonly waiting: number;
    /** How many signals expired since the first failure. */
    readonly expired: number;
    readonly retryInMs: number;
  }
  /** The receiver has not answered any attempt for a minute, or for ten minutes more: the reader of stdout does not read. */
  | { readonly type: "sink_silent"; readonly sink: string; readonly waiting: number; readonly silentMs: number }
  /** A signal is a dead letter: the receiver refused it, or every attempt failed. Only a person can resend it. */
  | {
    readonly type: "signal_dead";
    readonly sink: string;
    readonly signal: Signal;
    readonly attempts: number;
    readonly reason: string;
  }
  /** A signal became too old before it was delivered. */
  | { readonly type: "signal_expired"; readonly sink: string; readonly signal: Signal; readonly reason: string }
  /** The sink resumes the pending signals of the journal. */
  | { readonly type: "deliveries_resumed"; readonly sink: string; readonly count: number }
  /** The program is stopping, and waits for the deliveries under way. */
  | { readonly type: "deliveries_awaited"; readonly count: number; readonly limitMs: number }
  /** A sink was closed with pending signals. */
  | {
    readonly type: "deliveries_left";
    readonly sink: string;
    readonly count: number;
    /** Whether the journal keeps them. If not, they are lost. */
    readonly kept: boolean;
  };

/** An event of the journal. */
export type JournalEvent =
  /** Another process uses the journal. The program waits for it before it starts. */
  | {
    readonly type: "journal_awaited";
    readonly path: string;
    /** The id of that process, or null if unknown. */
    readonly pid: number | null;
    readonly limitMs: number;
  }
  /** The journal can't be read or written. Repeated every ten minutes while that lasts. */
  | {
    readonly type: "journal_failed";
    readonly path: string;
    /** For people: what happened, to which file, and what to do. */
    readonly problem: string;
  }
  /** The journal works again, and has written what it missed. */
  | {
    readonly type: "journal_recovered";
    readonly path: string;
    /** How many signals it had missed, or changes of their deliveries. */
    readonly written: number;
    /** How many missed signals were lost, because memory holds only so many. */
    readonly dropped: number;
  }
  /** The journal's file was damaged. A new one has what could be read of it. */
  | {
    readonly type: "journal_replaced";
    readonly path: string;
    /** The path of the damaged file. */
    readonly keptAs: string;
    /** How many signals the new file has. */
    readonly saved: number;
  };

/** The result of reloading the config (SIGHUP). */
export type ConfigEvent =
  /** The program uses the new config. */
  | {
    readonly type: "config_reloaded";
    /** The parts that changed: "producers", "strategies", "sinks", or a key such as "consumer.log_level". */
    readonly changed: readonly string[];
    /** The parts whose change needs a restart: "consumer.journal". */
    readonly later: readonly string[];
  }
  /** The new config is invalid, and the program still uses the previous one. */
  | { readonly type: "config_not_reloaded"; readonly problem: string };

/** The regular report of how the run is doing (`consumer.status_interval`). */
export interface StatusEvent {
  readonly type: "status";
  readonly at: number;
  readonly producers: {
    readonly followed: number;
    /** How many are connected. */
    readonly up: number;
    /** The names of those that are not connected. */
    readonly down: readonly string[];
  };
  /** The pairs on the producers' whitelists. A pair of two producers counts twice. */
  readonly pairs: {
    readonly followed: number;
    /** How many have a newest candle that is not outdated. */
    readonly fresh: number;
    /** The other pairs. */
    readonly stale: readonly StalePair[];
  };
  readonly signals: {
    /** How many since the start. */
    readonly total: number;
    /** How many since `since`. */
    readonly recent: number;
    /** The time of the report before, or of the start. */
    readonly since: number;
  };
  /** The strategies that are falling behind. */
  readonly behind: readonly BehindStrategy[];
  /** The median time from the close of a candle to its arrival since the report before. Null: no candle closed. */
  readonly delayMs: number | null;
}

/** A strategy that data waits for. */
export interface BehindStrategy {
  readonly strategy: string;
  /** How many pairs wait. */
  readonly pairs: number;
  /** How long the oldest data has waited. */
  readonly lateMs: number;
}

/** A pair without a fresh candle. */
export interface StalePair {
  readonly producer: string;
  readonly pair: string;
  /** Null: no dataframe has arrived. */
  readonly timeframe: string | null;
  /** The open time of the newest candle. Null: no dataframe has arrived. */
  readonly lastCandle: number | null;
}

/** A strategy used up the memory, so it does not run until it is reloaded. */
export interface StrategySetAsideEvent {
  readonly type: "strategy_set_aside";
  readonly strategy: string;
  /** Null: no single evaluation did it. */
  readonly pair: string | null;
  /** How much memory it took. */
  readonly grownMb: number;
  /** The signal by which the program ended. Null: it has not ended. */
  readonly after: string | null;
}

/** The program ends, for its supervisor to start it again. */
export interface ProgramRestartingEvent {
  readonly type: "program_restarting";
  readonly why: string;
}

/** The supervisor started the program again: it had ended by a signal, or had asked for a restart. */
export interface ProgramRestartedEvent {
  readonly type: "program_restarted";
  /** The signal or the reason. */
  readonly after: string;
}
