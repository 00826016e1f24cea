import type { ProducerSettings } from "../producer_settings.ts";

/**
 * Makes a producer's URL, with the token URL-encoded and an IPv6 address in brackets. Returns null when host or port is
 * invalid. The host must be only a host: `name/path` would silently connect to another address.
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
  const text = `${secure ? "wss" : "ws"}://${authority(host, port)}${PATH}?token=${encodeToken(ws_token)}`;
  const url = URL.parse(text);
  if (url === null || url.pathname !== PATH || url.username !== "" || url.password !== "") return null;
  return text;
}

/** Names a producer in messages: `producer "default" at 127.0.0.1:8080`. */
export function producerTitle({ name, host, port }: ProducerSettings): string {
  return `producer ${JSON.stringify(name)} at ${authority(host, port)}`;
}

function authority(host: string, port: number): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Encodes a token. Half a surrogate pair, which no URL can contain, becomes U+FFFD. */
function encodeToken(token: string): string {
  return encodeURIComponent(token.toWellFormed());
}

const PATH = "/api/v1/message/ws";
