/** The peer broke RFC 6455. `code` is the close code to answer with. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";

  constructor(readonly code: number, message: string) {
    super(message);
  }
}

/** A message is over the limit. `bytes` is its size as far as it is known: at least this much. */
export class MessageTooBigError extends Error {
  override readonly name = "MessageTooBigError";

  constructor(readonly bytes: number) {
    super(`a message of at least ${bytes} bytes is over the limit`);
  }
}

/** The close codes that this end sends. */
export const CLOSE = { normal: 1000, protocol: 1002, notUtf8: 1007, policy: 1008, tooBig: 1009 } as const;
