import type { ProducerSettings } from "../producer_settings.ts";

const PATH = "/api/v1/message/ws";

/**
 * A producer's URL, the token URL-encoded and an IPv6 address in brackets; null when host and port make none. The host
 * must be a host and nothing more: `name/path` would otherwise lead somewhere else, silently.
 *
 * @example
 * ```ts
 * import { producerUrl } from "./address.ts";
 *
 * const url = producerUrl({ name: "gpu", host: "::1", port: 8080, secure: false, ws_token: "a+b" });
 * if (url !== "ws://[::1]:8080/api/v1/message/ws?token=a%2Bb") throw new Error(url ?? "no URL");
 * ```
 */
export function producerUrl({ host, port, secure, ws_token }: ProducerSettings): string | null {
  const text = `${secure ? "wss" : "ws"}://${authority(host, port)}${PATH}?token=${encoded(ws_token)}`;
  const url = URL.parse(text);
  if (url === null || url.pathname !== PATH || url.username !== "" || url.password !== "") return null;
  return text;
}

/** `producer "default" at 127.0.0.1:8080`: how every message names a producer. */
export function producerTitle({ name, host, port }: ProducerSettings): string {
  return `producer ${JSON.stringify(name)} at ${authority(host, port)}`;
}

/** Takes a token out of text that came from elsewhere, in whatever spelling. */
export function withoutToken(text: string, token: string): string {
  if (token === "") return text;
  return text.replaceAll(token, "***").replaceAll(encoded(token), "***");
}

const authority = (host: string, port: number): string =>
  host.includes(":") && !host.startsWith("[") ? `[${host}]:${port}` : `${host}:${port}`;

/** Never throws: half a surrogate pair, which no URL can carry, becomes U+FFFD. */
const encoded = (token: string): string => encodeURIComponent(token.toWellFormed());
