import { HttpExchange, type HttpServerRequest } from "./http_exchange.ts";
import { WaitingList } from "./waiting_list.ts";

/** A script that answers a request; see `answers` for common scripts. */
export type HttpScript = (exchange: HttpExchange) => void | Promise<void>;

/**
 * An HTTP server on 127.0.0.1 that does what a script says, so also what a real one never would. It is bare TCP;
 * connections are kept alive as long as scripts leave them whole. Dispose of it at the end: it drops every connection.
 */
export class HttpServer implements AsyncDisposable {
  /** Every request, in the order of arrival. */
  readonly requests = new WaitingList<HttpServerRequest>();
  readonly #listener: Deno.Listener<Deno.Conn, Deno.NetAddr>;
  readonly #scripts: readonly HttpScript[];
  readonly #secure: boolean;
  readonly #connections = new Set<Deno.Conn>();
  readonly #running = new Set<Promise<void>>();
  readonly #accepting: Promise<void>;
  #served = 0;

  /**
   * @param script one for all requests, or one a request, the last of them for all further ones
   * @param tls speaks TLS with this key and certificate
   * @param port where it listens; 0: any that is free
   */
  constructor(
    script: HttpScript | readonly HttpScript[],
    tls?: { readonly cert: string; readonly key: string },
    port = 0,
  ) {
    const address = { hostname: "127.0.0.1", port };
    this.#secure = tls !== undefined;
    this.#listener = tls === undefined ? Deno.listen(address) : Deno.listenTls({ ...address, ...tls });
    this.#scripts = typeof script === "function" ? [script] : script;
    this.#accepting = this.#accept();
  }

  get port(): number {
    return this.#listener.addr.port;
  }

  /** `http://127.0.0.1:PORT`. */
  get origin(): string {
    return `${this.#secure ? "https" : "http"}://127.0.0.1:${this.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const connection of this.#connections) close(connection);
    await this.#accepting;
    await Promise.all(this.#running);
  }

  async #accept(): Promise<void> {
    // The iteration ends when the listener is closed.
    for await (const connection of this.#listener) {
      this.#connections.add(connection);
      const running = this.#serve(connection).finally(() => {
        close(connection);
        this.#connections.delete(connection);
        this.#running.delete(running);
      });
      this.#running.add(running);
    }
  }

  async #serve(connection: Deno.Conn): Promise<void> {
    const exchange = new HttpExchange(connection, () => close(connection));
    for (;;) {
      const request = await exchange.next();
      if (request === null) break;
      const script = this.#scripts[Math.min(this.#served++, this.#scripts.length - 1)];
      this.requests.push(request);
      try {
        await script?.(exchange);
      } catch (error) {
        // A client that leaves in the middle of a script is no fault of the script.
        if (!isHangUp(error)) throw error;
        break;
      }
    }
    close(connection);
    await exchange.gone;
  }
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error; // it is closed already
  }
}

function isHangUp(error: unknown): boolean {
  return [Deno.errors.BrokenPipe, Deno.errors.ConnectionReset, Deno.errors.BadResource, Deno.errors.Interrupted]
    .some((type) => error instanceof type);
}
