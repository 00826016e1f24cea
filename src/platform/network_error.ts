/**
 * Classifies the text of an error of `fetch`, `WebSocket` or `Deno.connect`.
 *
 * The runtime has no error codes for these causes, so this reads its words. It is the only place that does.
 *
 * @param text the message of the error, and of its cause where it has one
 * @example
 * ```ts
 * import { classifyNetworkError } from "./network_error.ts";
 * const text = "client error (Connect): tcp connect error: Connection refused (os error 111)";
 * if (classifyNetworkError(text) !== "refused") throw new Error("wrong kind");
 * ```
 */
export function classifyNetworkError(text: string): NetworkErrorKind {
  return PATTERNS.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}

/** Why a request or a connection failed. */
export type NetworkErrorKind =
  | "blocked_port" // the Fetch standard forbids HTTP on this port
  | "dns" // the host name is unknown, or there is no network
  | "refused" // no program listens on the port
  | "untrusted" // the peer's TLS certificate is not trusted
  | "not_tls" // the peer does not speak TLS
  | "unreachable" // there is no route to the host
  | "connect" // any other failure to connect
  | "closed" // the peer closed the connection before it answered
  | "not_http" // the peer answered, but not in HTTP
  | "other";

/** The first match wins: an error in TLS is also one in connecting. */
const PATTERNS: readonly (readonly [RegExp, NetworkErrorKind])[] = [
  [/Requests to port \d+ are blocked/, "blocked_port"],
  [/dns error|failed to lookup address/, "dns"],
  [/connection refused/i, "refused"],
  [/certificate/i, "untrusted"],
  [/corrupt message/i, "not_tls"],
  [/unreachable/i, "unreachable"],
  [/\(Connect\)|tcp connect error/, "connect"],
  [/closed before message completed|connection reset|broken pipe|connection closed|unexpected eof/i, "closed"],
  [/invalid HTTP/i, "not_http"],
];
