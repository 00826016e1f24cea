/**
 * The network below a producer link: opens a connection, delivers its messages, and reports how it ended.
 *
 * The program uses a client of its own, or Deno's. Tests use a transport without a network.
 */
export interface Transport {
  /**
   * Starts to connect. It never throws, and calls no handler before it returns. Every failure is reported by `onEnd`, which
   * is called once, as the last call.
   */
  connect(url: string, handlers: TransportHandlers, options: ConnectOptions): Connection;
}

/** Callbacks of a {@linkcode Transport}. */
export interface TransportHandlers {
  onOpen(): void;
  /** Called with the UTF-8 bytes of a text, which are valid until the handler returns. */
  onMessage(bytes: Uint8Array): void;
  /** Called when bytes have arrived, also those of an unfinished message or of a pong: the peer lives. */
  onBytes(): void;
  /** Called when a frame was skipped because it is not text. */
  onUnreadable(what: string): void;
  onEnd(end: TransportEnd): void;
}

/** Options of {@linkcode Transport.connect}. */
export interface ConnectOptions {
  /** A PEM file of certificate authorities to trust in addition to the built-in ones. */
  readonly caFile?: string;
  /** The maximum size of a message in bytes. The native transport can't enforce it. */
  readonly maxMessageBytes?: number;
}

/** A connection that is being opened or is open. */
export interface Connection {
  /** Sends a text frame. Does nothing when the connection is not open. */
  send(text: string): void;
  /** Sends a ping, whose pong arrives as {@linkcode TransportHandlers.onBytes}. Undefined where the runtime can't. */
  ping?(): void;
  /** Closes the connection without waiting. No handler is called afterwards. */
  abandon(): void;
}

/** How a connection ended. `detail` is the runtime's text, which may contain the URL; `classifyEnd` removes the token. */
export type TransportEnd =
  | { readonly kind: "invalid_url"; readonly detail: string }
  /** `ca_file` can't be read or contains no certificate. */
  | { readonly kind: "bad_ca_file"; readonly detail: string }
  /** The program has no permission for this address. */
  | { readonly kind: "not_permitted"; readonly detail: string }
  /** The connection failed, before or after it was open. */
  | { readonly kind: "failed"; readonly detail: string }
  /** A message is over the limit. `bytes` is its size as far as it is known. */
  | { readonly kind: "too_big"; readonly bytes: number }
  /** The peer sends more than any producer does. */
  | { readonly kind: "flood" }
  /** The peer closed the connection in order. */
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };
