/** Texts from this length on wait and cross to the worker as bytes: megabytes of them must not pile up in V8's heap. */
const LONG = 64 << 10;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A long text as UTF-8 bytes, a short one as it is. */
export function packText(text: string): string | Uint8Array<ArrayBuffer> {
  return text.length < LONG ? text : encoder.encode(text);
}

/** The text again. Bytes are given back to the system at once: what gave them must not use them any more. */
export function unpackText(packed: string | Uint8Array<ArrayBuffer>): string {
  if (typeof packed === "string") return packed;
  const text = decoder.decode(packed);
  packed.buffer.transfer(0);
  return text;
}
