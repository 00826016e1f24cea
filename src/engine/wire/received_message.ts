/** One message of a producer. */
export interface ReceivedMessage {
  readonly producer: string;
  /** Its text, or the UTF-8 bytes of it, which the receiver copies if it keeps them. */
  readonly text: string | Uint8Array;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Whether to store the message without running strategies. They run at the next message that is not quiet. Default: false. */
  readonly quiet?: boolean;
}

/** Returns the text of a message as UTF-8 bytes. */
export function toBytes(text: string | Uint8Array): Uint8Array {
  return typeof text === "string" ? encoder.encode(text) : text;
}

const encoder = new TextEncoder();
