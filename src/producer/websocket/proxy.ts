import { HandshakeError } from "./handshake_error.ts";

/**
 * Chooses the HTTP proxy for a URL from the environment: HTTPS_PROXY for `wss`, HTTP_PROXY for `ws`, else ALL_PROXY, and none
 * for the hosts in NO_PROXY. Names in lower case win. This machine itself is never reached through a proxy.
 *
 * @param variable returns an environment variable
 * @returns null when the URL needs no proxy
 * @throws {HandshakeError} the proxy's address can't be used
 * @example
 * ```ts
 * import { chooseProxy } from "./proxy.ts";
 *
 * const environment: Record<string, string> = { https_proxy: "http://proxy.example:3128", NO_PROXY: ".lan" };
 * const choose = (url: string) => chooseProxy(new URL(url), (name) => environment[name]);
 * if (choose("wss://bot.example/")?.port !== 3128 || choose("wss://bot.lan/") !== null) throw new Error("the proxy");
 * ```
 */
export function chooseProxy(url: URL, variable: (name: string) => string | undefined): Proxy | null {
  const read = (name: string): string | undefined => variable(name.toLowerCase()) || variable(name) || undefined;
  const address = read(url.protocol === "wss:" ? "HTTPS_PROXY" : "HTTP_PROXY") ?? read("ALL_PROXY");
  if (address === undefined || isLoopback(url.hostname) || isExempt(url, read("NO_PROXY") ?? "")) return null;
  const proxy = URL.parse(address.includes("://") ? address : `http://${address}`);
  if (proxy === null || proxy.protocol !== "http:") {
    throw new HandshakeError("the proxy that the environment names can't be used: only http://host:port is supported");
  }
  const user = decodeURIComponent(proxy.username);
  return {
    hostname: withoutBrackets(proxy.hostname),
    port: Number(proxy.port || 80),
    authorization: user === "" ? null : `Basic ${base64(`${user}:${decodeURIComponent(proxy.password)}`)}`,
  };
}

/** An HTTP proxy that connects to other hosts (CONNECT). */
export interface Proxy {
  readonly hostname: string;
  readonly port: number;
  /** The value of Proxy-Authorization, a secret. Null: none. */
  readonly authorization: string | null;
}

/** Makes the request that asks a proxy for a connection. @param target host and port */
export function connectRequest(target: string, { authorization }: Proxy): string {
  const credentials = authorization === null ? "" : `Proxy-Authorization: ${authorization}\r\n`;
  return `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`;
}

/** Removes the brackets of an IPv6 address. */
export function withoutBrackets(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Whether NO_PROXY names the host: `*`, the host itself, or a domain that contains it; with a port, only that port. */
function isExempt(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === "wss:" ? "443" : "80");
  return list.split(",").map((entry) => entry.trim().toLowerCase()).filter((entry) => entry !== "").some((entry) => {
    if (entry === "*") return true;
    const [, name = "", wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (wantedPort !== undefined && wantedPort !== port) return false;
    const domain = name.replace(/^\*?\./, "");
    return url.hostname === domain || url.hostname === `[${domain}]` || url.hostname.endsWith(`.${domain}`);
  });
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
