import type { Connection, ConnectOptions, Transport, TransportHandlers } from "../transport.ts";
import { OwnConnection } from "./own_connection.ts";

/**
 * The program's own WebSocket client (RFC 6455) on TCP and TLS. It needs `--allow-net` for the producers, and `--allow-read`
 * for a `ca_file`.
 *
 * Deno's own client has no limit for a message in fragments, sends no pings, and can't be destroyed.
 */
export class OwnTransport implements Transport {
  readonly #offerCompression: boolean;
  #open = 0;
  #waiting: (() => void)[] = [];

  /** @param compression whether to offer permessage-deflate. Default: false */
  constructor({ compression = false }: { readonly compression?: boolean } = {}) {
    this.#offerCompression = compression;
  }

  /** The number of sockets that are not closed. */
  get openSockets(): number {
    return this.#open;
  }

  /** Resolves when all sockets are closed. */
  waitUntilClosed(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  connect(url: string, handlers: TransportHandlers, options: ConnectOptions): Connection {
    const parsed = URL.parse(url);
    if (parsed === null || !/^wss?:$/.test(parsed.protocol)) return failLater(handlers);
    const connection = new OwnConnection(parsed, handlers, options, this.#offerCompression);
    this.#open++;
    void connection.done.then(() => this.#onClose());
    return connection;
  }

  #onClose(): void {
    if (--this.#open > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function failLater(handlers: TransportHandlers): Connection {
  let abandoned = false;
  queueMicrotask(() =>
    abandoned || handlers.onEnd({ kind: "invalid_url", detail: "the URL is not one of a WebSocket" })
  );
  return { send: () => {}, abandon: () => abandoned = true };
}
