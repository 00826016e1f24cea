const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Encodes a long text as UTF-8 bytes and returns a short one as it is. Megabytes of queued text would otherwise fill V8's
 * heap.
 */
export function packText(text: string): string | Uint8Array<ArrayBuffer> {
  return text.length < MIN_PACKED_LENGTH ? text : encoder.encode(text);
}

/** Decodes a packed text and frees its bytes: the caller must not use them again. */
export function unpackText(packed: string | Uint8Array<ArrayBuffer>): string {
  if (typeof packed === "string") return packed;
  const text = decoder.decode(packed);
  packed.buffer.transfer(0);
  return text;
}

/** Shorter texts are cheaper to copy than to encode. */
const MIN_PACKED_LENGTH = 64 << 10;
