import { isNotCapable } from "../platform/errors.ts";
import { CaFileError, type HttpClient, openHttpClient } from "../platform/http_client.ts";
import { errorText } from "../text/error_text.ts";
import type { Connection, ConnectOptions, Transport, TransportEnd, TransportHandlers } from "./transport.ts";

/**
 * Deno's own WebSocket. Needs `--allow-net` for the producers, and `--allow-read` for a `ca_file`.
 *
 * Let go of, a socket whose peer answers nothing any more keeps its descriptor until the kernel or the peer ends it (Deno
 * has no way to destroy it), but reaches no handler: {@linkcode WebSocketTransport.openSockets} counts it.
 */
export class WebSocketTransport implements Transport {
  #open = 0;
  #waiting: (() => void)[] = [];

  /** Sockets that are not closed yet, those let go of included. */
  get openSockets(): number {
    return this.#open;
  }

  /** Resolves when no socket is left. A half-open one may take as long as its peer likes: for tests, not for a shutdown. */
  drained(): Promise<void> {
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
      return failed(endOfThrown(error), handlers);
    }
    this.#open++;
    socket.addEventListener("close", () => {
      client?.close();
      this.#closed();
    });
    return new SocketConnection(socket, handlers);
  }

  #closed(): void {
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
      if (typeof data === "string") handlers.onText(data);
      else readBinary(data, handlers);
    };
    // An error is the end: the close event that follows says nothing more, and nobody waits for it.
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

/** A binary frame is read like freqtrade's consumer reads it: as UTF-8 text. */
function readBinary(data: unknown, handlers: TransportHandlers): void {
  const bytes = data instanceof ArrayBuffer ? data : new ArrayBuffer(0);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return handlers.onUnreadable("a binary frame that is no UTF-8 text");
  }
  handlers.onText(text);
}

function failed(end: TransportEnd, handlers: TransportHandlers): Connection {
  let abandoned = false;
  queueMicrotask(() => abandoned || handlers.onEnd(end));
  return { send: () => {}, abandon: () => abandoned = true };
}

function endOfThrown(error: unknown): TransportEnd {
  if (error instanceof CaFileError) return { kind: "bad_ca_file", detail: error.message };
  if (isNotCapable(error)) return { kind: "not_permitted", detail: errorText(error) };
  if (error instanceof SyntaxError) return { kind: "invalid_url", detail: error.message };
  return { kind: "failed", detail: errorText(error) };
}
