/** Freqtrade's megabyte: `<< 20`. */
const MEGABYTE = 1_048_576;

/**
 * The size of a text in bytes of UTF-8 when it is over the limit, else null. Counts only when the length leaves a doubt:
 * a text has at least one byte a UTF-16 unit and at most three.
 *
 * @param limit freqtrade's `message_size_limit`, megabytes.
 *
 * @example
 * ```ts
 * import { oversize } from "./size.ts";
 *
 * if (oversize("x".repeat(2 ** 20), 1) !== null) throw new Error("exactly the limit");
 * if (oversize("x".repeat(2 ** 20 + 1), 1) !== 2 ** 20 + 1) throw new Error("over the limit");
 * ```
 */
export function oversize(text: string, limit: number): number | null {
  const bytes = limit * MEGABYTE;
  if (text.length * 3 <= bytes) return null;
  const size = utf8Length(text);
  return size > bytes ? size : null;
}

/** `8.4 MB`, of 2^20 bytes. */
export function megabytes(bytes: number): string {
  const value = bytes / MEGABYTE;
  // Rounded up: a message just over a limit of 8 must not read as 8.0 MB.
  return `${(Math.ceil(value * 100) / 100).toFixed(2)} MB`;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
