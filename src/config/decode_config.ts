import { ConfigReadError } from "./config_read_error.ts";

/**
 * Decodes the bytes of a config as UTF-8. A byte order mark is removed.
 *
 * @throws {ConfigReadError} the bytes have another encoding. The message names it.
 * @example
 * ```ts
 * import { decodeConfig } from "./decode_config.ts";
 * if (decodeConfig(new TextEncoder().encode("{}")) !== "{}") throw new Error("wrong text");
 * ```
 */
export function decodeConfig(bytes: Uint8Array<ArrayBuffer>): string {
  const wide = findWideEncoding(bytes);
  if (wide !== null) throw new ConfigReadError(`it is encoded in ${wide}`, "save it as UTF-8");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigReadError(
      `line ${findInvalidLine(bytes)} is not UTF-8, probably Latin-1 or Windows-1252`,
      "save it as UTF-8",
    );
  }
}

/** Returns the name of an encoding with several bytes for each letter, or null. */
function findWideEncoding([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32" : "UTF-16";
  if (a === 0xfe && b === 0xff) return "UTF-16";
  if (a === 0 && b === 0) return "UTF-32";
  // JSON starts with an ASCII letter: its other byte is 0
  if (a === 0 || b === 0) return b === 0 && c === 0 ? "UTF-32" : "UTF-16";
  return null;
}

/** Finds the first line, from 1, that is not UTF-8. */
function findInvalidLine(bytes: Uint8Array<ArrayBuffer>): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1;; line++) {
    const newline = bytes.indexOf(LINE_FEED, start);
    const end = newline === -1 ? bytes.length : newline;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line; // only the decoder throws here
    }
    if (newline === -1) return line;
    start = newline + 1;
  }
}

const LINE_FEED = 10;
