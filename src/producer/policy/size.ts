/**
 * Returns the size of a text in bytes of UTF-8 when it exceeds the limit, and null otherwise.
 *
 * It counts only when the length leaves a doubt: a UTF-16 unit takes one to three bytes.
 *
 * @param limit freqtrade's `message_size_limit`, in megabytes
 *
 * @example
 * ```ts
 * import { findOversize } from "./size.ts";
 *
 * if (findOversize("x".repeat(2 ** 20), 1) !== null) throw new Error("exactly the limit");
 * if (findOversize("x".repeat(2 ** 20 + 1), 1) !== 2 ** 20 + 1) throw new Error("over the limit");
 * ```
 */
export function findOversize(text: string, limit: number): number | null {
  const bytes = limit * MEGABYTE;
  if (text.length * 3 <= bytes) return null;
  const size = new TextEncoder().encode(text).byteLength;
  return size > bytes ? size : null;
}

/** Formats a number of bytes as megabytes of 2^20 bytes: `8.40 MB`. It rounds up, so that a size over 8 MB never reads 8.00 MB. */
export function formatMegabytes(bytes: number): string {
  return `${(Math.ceil(bytes / MEGABYTE * 100) / 100).toFixed(2)} MB`;
}

/** Freqtrade's megabyte: `<< 20`. */
export const MEGABYTE = 1_048_576;
