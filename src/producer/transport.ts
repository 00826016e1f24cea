/**
 * What a producer link stands on: something that opens a connection, hands over its text frames and tells how it ended.
 * The program has one on Deno's WebSocket; tests have one of their own.
 */
export interface Transport {
  /**
   * Starts to connect. Never throws and calls no handler before it has returned: whatever goes wrong comes through
   * `onEnd`, once, as the last call.
   */
  connect(url: string, handlers: TransportHandlers, options: ConnectOptions): Connection;
}

/** What a {@linkcode Transport} calls. */
export interface TransportHandlers {
  onOpen(): void;
  onText(text: string): void;
  /** A frame that is no text came and was left out. */
  onUnreadable(what: string): void;
  onEnd(end: TransportEnd): void;
}

/** Options of {@linkcode Transport.connect}. */
export interface ConnectOptions {
  /** A PEM file of certificate authorities to trust beside the built-in ones. */
  readonly caFile?: string;
}

/** A connection under way or open. */
export interface Connection {
  /** Sends a text frame; does nothing when the connection is not open. */
  send(text: string): void;
  /** Lets the connection go without waiting for anything; no handler is called afterwards. */
  abandon(): void;
}

/** How a connection ended, in the transport's own words; `detail` may still hold the URL: `classifyEnd` takes the token out. */
export type TransportEnd =
  | { readonly kind: "invalid_url"; readonly detail: string }
  /** `ca_file` can't be read or holds no certificate. */
  | { readonly kind: "bad_ca_file"; readonly detail: string }
  /** This program may not reach that address. */
  | { readonly kind: "not_permitted"; readonly detail: string }
  /** It failed, before it was open or later. */
  | { readonly kind: "failed"; readonly detail: string }
  /** Closed in order, with the peer's code and reason. */
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };
