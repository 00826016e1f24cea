import { frameMessage } from "./messages.ts";

/** Options of a {@linkcode ProducerServer}. */
export interface ProducerServerOptions {
  readonly pairs: readonly string[];
  /** The most rows of an answer. */
  readonly rows: number;
  /** When the last candle opens, in epoch milliseconds. */
  readonly lastOpensAt: number;
}

/** A producer on 127.0.0.1 that answers like freqtrade and broadcasts given messages. `await using` stops it. */
export class ProducerServer implements AsyncDisposable {
  readonly #options: ProducerServerOptions;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  readonly #subscribed = Promise.withResolvers<void>();
  #socket: WebSocket | null = null;

  constructor(options: ProducerServerOptions) {
    this.#options = options;
    this.#server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
      const { socket, response } = Deno.upgradeWebSocket(request);
      this.#socket = socket;
      socket.onmessage = (event: MessageEvent<string>): void => this.#answer(socket, event.data);
      return response;
    });
  }

  get port(): number {
    return this.#server.addr.port;
  }

  /** Resolves when a consumer has subscribed. */
  get subscribed(): Promise<void> {
    return this.#subscribed.promise;
  }

  /** Sends a message to the connected consumer. */
  broadcast(text: string): void {
    if (this.#socket === null) throw new Error("no consumer is connected");
    this.#socket.send(text);
  }

  #answer(socket: WebSocket, text: string): void {
    const { type, data }: {
      readonly type: string;
      readonly data: { readonly limit?: number; readonly pair?: string };
    } = JSON.parse(text);
    const { pairs, rows, lastOpensAt } = this.#options;
    if (type === "subscribe") this.#subscribed.resolve();
    if (type === "whitelist") socket.send(JSON.stringify({ type, data: pairs }));
    if (type !== "analyzed_df") return;
    const count = Math.min(data.limit ?? rows, rows);
    for (const pair of data.pair === undefined ? pairs : [data.pair]) {
      socket.send(frameMessage({ pair, first: rows - count, rows: count, lastOpensAt }));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket?.close();
    await this.#server.shutdown();
  }
}
