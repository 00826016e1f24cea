import { isUtf8 } from "node:buffer";
import { isNotCapable } from "../platform/errors.ts";
import { CaFileError, type HttpClient, openHttpClient } from "../platform/http_client.ts";
import { errorText } from "../text/error_text.ts";
import type { Connection, ConnectOptions, Transport, TransportEnd, TransportHandlers } from "./transport.ts";

/**
 * A transport on Deno's WebSocket. It needs `--allow-net` for the producers, and `--allow-read` for a `ca_file`.
 *
 * Deno can't destroy a socket. When the peer of an abandoned one does not answer, the socket keeps its descriptor until the
 * kernel or the peer ends it. It calls no handler, and {@linkcode WebSocketTransport.openSockets} counts it.
 */
export class WebSocketTransport implements Transport {
  #open = 0;
  #waiting: (() => void)[] = [];

  /** The number of sockets that are not closed, including abandoned ones. */
  get openSockets(): number {
    return this.#open;
  }

  /** Resolves when all sockets are closed. A half-open one may never be, so this is for tests and not for a shutdown. */
  waitUntilClosed(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  connect(url: string, handlers: TransportHandlers, { caFile }: ConnectOptions): Connection {
    let client: HttpClient | undefined;
    let socket: WebSocket;
    try {
      client = caFile === undefined ? undefined : openHttpClient(caFile);
      socket = client === undefined ? new WebSocket(url) : new WebSocket(url, { client });
    } catch (error) {
      client?.close();
      return failLater(classifyThrown(error), handlers);
    }
    this.#open++;
    socket.addEventListener("close", () => {
      client?.close();
      this.#onClose();
    });
    return new SocketConnection(socket, handlers);
  }

  #onClose(): void {
    if (--this.#open > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

class SocketConnection implements Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, handlers: TransportHandlers) {
    this.#socket = socket;
    let ended = false;
    const end = (how: TransportEnd): void => {
      if (ended) return;
      ended = true;
      handlers.onEnd(how);
    };
    socket.binaryType = "arraybuffer";
    socket.onopen = () => handlers.onOpen();
    socket.onmessage = ({ data }) => {
      if (typeof data === "string") handlers.onMessage(encoder.encode(data));
      else readBinary(data, handlers);
    };
    // An error ends the connection. The close event that follows adds nothing.
    socket.onerror = (event) =>
      end({ kind: "failed", detail: event instanceof ErrorEvent ? event.message : "unknown error" });
    socket.onclose = ({ code, reason }) => end({ kind: "closed", code, reason });
  }

  send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  abandon(): void {
    const socket = this.#socket;
    socket.onopen =
      socket.onmessage =
      socket.onerror =
      socket.onclose =
        null;
    socket.close();
  }
}

/** Reads a binary frame as UTF-8 text, as freqtrade's consumer does. */
function readBinary(data: unknown, handlers: TransportHandlers): void {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(0);
  if (isUtf8(bytes)) handlers.onMessage(bytes);
  else handlers.onUnreadable("a binary frame is not UTF-8 text");
}

/** Returns a connection that reports its end after `connect` has returned. */
function failLater(end: TransportEnd, handlers: TransportHandlers): Connection {
  let abandoned = false;
  queueMicrotask(() => abandoned || handlers.onEnd(end));
  return { send: () => {}, abandon: () => abandoned = true };
}

function classifyThrown(error: unknown): TransportEnd {
  if (error instanceof CaFileError) return { kind: "bad_ca_file", detail: error.message };
  if (isNotCapable(error)) return { kind: "not_permitted", detail: errorText(error) };
  if (error instanceof SyntaxError) return { kind: "invalid_url", detail: error.message };
  return { kind: "failed", detail: errorText(error) };
}

const encoder = new TextEncoder();
