/** One producer, with the names of freqtrade's `external_message_consumer.producers[]`. */
export interface ProducerSettings {
  readonly name: string;
  /** A host name, an IPv4 address or an IPv6 address, the last with or without brackets. */
  readonly host: string;
  readonly port: number;
  /** Whether to use TLS (`wss`). */
  readonly secure: boolean;
  /** A secret: no log line, event or error contains it. */
  readonly ws_token: string;
  /** A PEM file with the certificate authority of the producer's TLS certificate. */
  readonly ca_file?: string | null | undefined;
}

/** The times and limits of a link, with the names of freqtrade's `external_message_consumer`. */
export interface LinkTiming {
  /** The silence after which the link is probed, in seconds. */
  readonly wait_timeout: number;
  /** How long the answer to a probe may take, in seconds. */
  readonly ping_timeout: number;
  /** The pause before another dial, in seconds. See {@linkcode nextPause}. */
  readonly sleep_time: number;
  /** The maximum size of a message, in megabytes of 2^20 bytes. */
  readonly message_size_limit: number;
  /** How many candles of every pair to request when a link opens. */
  readonly initial_candle_limit: number;
}
