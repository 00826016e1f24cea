import type { ReceivedMessage } from "./received_message.ts";

/** Messages whose bytes lie in one buffer, which moves to the worker and back without being copied. */
export interface PackedMessages {
  readonly type: "messages";
  readonly buffer: ArrayBuffer;
  /** The names of the producers. */
  readonly producers: readonly string[];
  /** Five numbers for each message: the producer's position in `producers`, start, length, `receivedAt`, and 1 if quiet. */
  readonly items: Float64Array<ArrayBuffer>;
}

/** The count of numbers for each message in {@linkcode PackedMessages.items}. */
export const PACKED_FIELDS = 5;

/** Calls a function for each message, in order. The bytes belong to the buffer, so they are valid only as long as it is. */
export function forEachPacked(
  { buffer, producers, items }: PackedMessages,
  call: (message: ReceivedMessage) => void,
): void {
  for (let at = 0; at < items.length; at += PACKED_FIELDS) {
    const [nth = 0, start = 0, length = 0, receivedAt = 0, quiet = 0] = items.subarray(at, at + PACKED_FIELDS);
    call({
      producer: producers[nth] ?? "",
      text: new Uint8Array(buffer, start, length),
      receivedAt,
      quiet: quiet === 1,
    });
  }
}

/** Returns the messages in order, with bytes that belong to the buffer. */
export function listPacked(packed: PackedMessages): readonly ReceivedMessage[] {
  const messages: ReceivedMessage[] = [];
  forEachPacked(packed, (message) => messages.push(message));
  return messages;
}
