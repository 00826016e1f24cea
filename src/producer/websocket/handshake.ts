import { HandshakeError } from "./handshake_error.ts";

/** Makes the opening request of a WebSocket (RFC 6455, section 4.1). @param key the value of Sec-WebSocket-Key */
export function openingRequest(url: URL, key: string, offerCompression: boolean): string {
  const lines = [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${key}`,
    "Sec-WebSocket-Version: 13",
  ];
  if (offerCompression) lines.push(`Sec-WebSocket-Extensions: ${OFFER}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** Makes a key for {@linkcode openingRequest}. */
export function makeKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/**
 * Checks the answer to an opening request.
 *
 * @param head the answer's status line and headers
 * @returns whether messages may be compressed
 * @throws {HandshakeError} the answer opens no WebSocket
 */
export async function checkAnswer(head: string, key: string, offeredCompression: boolean): Promise<boolean> {
  const [status = "", ...lines] = head.split("\r\n");
  const code = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(status)?.[1];
  if (code === undefined) throw new HandshakeError("invalid HTTP: the answer has no status line");
  if (code !== "101") throw new HandshakeError(`Invalid status code: ${code}`);
  const headers = readHeaders(lines);
  if (headers.get("upgrade")?.toLowerCase() !== "websocket") {
    throw new HandshakeError("the answer has no Upgrade header");
  }
  if (!/(?:^|[ ,])upgrade(?:$|[ ,])/i.test(headers.get("connection") ?? "")) {
    throw new HandshakeError("the answer has no Connection header with Upgrade");
  }
  if (headers.get("sec-websocket-accept") !== await acceptOf(key)) {
    throw new HandshakeError("Sec-WebSocket-Accept does not fit the key");
  }
  if (headers.has("sec-websocket-protocol")) {
    throw new HandshakeError("the answer chooses a subprotocol that was not offered");
  }
  return readExtension(headers.get("sec-websocket-extensions"), offeredCompression);
}

/** @throws {HandshakeError} the extension was not offered, or would keep a context between messages */
function readExtension(extension: string | undefined, offered: boolean): boolean {
  if (extension === undefined || extension === "") return false;
  const [name, ...parameters] = extension.split(";").map((part) => part.trim().toLowerCase());
  const known = parameters.every((parameter) =>
    parameter === "server_no_context_takeover" || parameter === "client_no_context_takeover"
  );
  if (!offered || name !== "permessage-deflate" || !known || !parameters.includes("server_no_context_takeover")) {
    throw new HandshakeError("the answer chooses an extension that was not offered");
  }
  return true;
}

function readHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

async function acceptOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(key + GUID));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const OFFER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
