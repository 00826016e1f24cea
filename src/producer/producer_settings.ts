/** One producer, as freqtrade's `external_message_consumer.producers[]` spells it. */
export interface ProducerSettings {
  readonly name: string;
  /** A host name, an IPv4 or an IPv6 address; the latter with or without brackets. */
  readonly host: string;
  readonly port: number;
  /** `wss` when true. */
  readonly secure: boolean;
  /** Never in a log, an event or an error. */
  readonly ws_token: string;
  /** A PEM file with the certificate authority of a producer's own TLS certificate. */
  readonly ca_file?: string | null | undefined;
}

/** How a link behaves, as freqtrade's `external_message_consumer` spells it. */
export interface LinkTiming {
  /** Seconds of silence after which the link is probed. */
  readonly wait_timeout: number;
  /** Seconds the answer to a probe may take. */
  readonly ping_timeout: number;
  /** Seconds of pause before another dial; while a producer keeps failing the pause grows, see `nextPause`. */
  readonly sleep_time: number;
  /** Megabytes (of 2^20 bytes) a message may have. */
  readonly message_size_limit: number;
  /** Candles of every pair asked for when a link opens. */
  readonly initial_candle_limit: number;
}
