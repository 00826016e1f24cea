import type { TextRange } from "../../src/text/text_range.ts";

/** Returns a text as UTF-8 bytes. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Returns the whole of a text as a range. */
export function wholeText(text: string): TextRange {
  const bytes = utf8(text);
  return { bytes, start: 0, end: bytes.length };
}
