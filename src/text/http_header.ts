/** What a header's name may be made of (RFC 9110). */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What every server reads the same way. */
const VALUE = /^[\t\x20-\x7e]*$/;

/** The connection's own, and what is set for each request. */
const TAKEN: ReadonlySet<string> = new Set([
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
  "x-consumer-timestamp",
]);

/**
 * What is wrong with a header of a request, for people; null: nothing. The value is not quoted: it may be a secret.
 *
 * @example
 * ```ts
 * import { headerProblem } from "./http_header.ts";
 * if (headerProblem("Authorization", "Bearer abc") !== null) throw new Error("a good one");
 * if (headerProblem("Content Type", "text/plain") === null) throw new Error("a space in the name");
 * ```
 */
export function headerProblem(name: string, value: string): string | null {
  if (!TOKEN.test(name)) return "the name of a header has letters, digits and - alone";
  if (TAKEN.has(name.toLowerCase())) return `${name} is set by the program itself`;
  if (!VALUE.test(value)) return "the value of a header has printable ASCII characters alone, and no line end";
  return null;
}

/** A value for a header: what can't stand in one is percent-encoded, as UTF-8. */
export function headerValue(text: string): string {
  return text.toWellFormed().replaceAll(/[^\x20-\x7e]/gu, encodeURIComponent);
}
