/**
 * Returns what is wrong with a header of a request, or null. It does not quote the value, which may be a secret.
 *
 * @example
 * ```ts
 * import { headerProblem } from "./http_header.ts";
 * if (headerProblem("Authorization", "Bearer abc") !== null) throw new Error("a good one");
 * if (headerProblem("Content Type", "text/plain") === null) throw new Error("a space in the name");
 * ```
 */
export function headerProblem(name: string, value: string): string | null {
  if (!TOKEN.test(name)) return "the name of a header may contain only letters, digits and -";
  if (RESERVED.has(name.toLowerCase())) return `${name} is a header that the program sets itself`;
  if (!VALUE.test(value)) return "the value of a header may contain only printable ASCII characters";
  return null;
}

/** Makes a text valid for a header: percent-encodes all other characters as UTF-8. */
export function headerValue(text: string): string {
  return text.toWellFormed().replaceAll(/[^\x20-\x7e]/gu, encodeURIComponent);
}

/** The characters of a header's name (RFC 9110). */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** The characters that every server reads the same way. */
const VALUE = /^[\t\x20-\x7e]*$/;

/** Headers of the connection, and those that the program sets. */
const RESERVED: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "idempotency-key",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "x-consumer-signature",
  "x-consumer-signature-v2",
  "x-consumer-timestamp",
]);
