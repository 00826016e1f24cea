const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A request as it came. */
export interface HttpServerRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  /** When it had come, milliseconds of the machine's clock. */
  readonly at: number;
}

/** What a scripted server answers. */
export interface HttpServerAnswer {
  readonly headers?: Readonly<Record<string, string>>;
  /** A text, or what is written as JSON. */
  readonly body?: unknown;
}

/** One connection to a scripted server, from its side. */
export class HttpExchange {
  /** Resolves when the client has hung up, or was dropped. */
  readonly gone: Promise<void>;
  readonly #connection: Deno.Conn;
  readonly #drop: () => void;
  #received = new Uint8Array();
  #ended = false;
  #wake = Promise.withResolvers<void>();
  #request: HttpServerRequest | null = null;

  constructor(connection: Deno.Conn, drop: () => void) {
    this.#connection = connection;
    this.#drop = drop;
    this.gone = this.#read();
  }

  /** The request to be answered. */
  get request(): HttpServerRequest {
    if (this.#request === null) throw new Error("there is no request yet");
    return this.#request;
  }

  /** Answers with a status, and whatever else a real server would send. */
  answer(status: number, { headers = {}, body = "" }: HttpServerAnswer = {}): Promise<void> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const lines = Object.entries({
      "content-type": typeof body === "string" ? "text/plain" : "application/json",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const length = status === 204 ? "" : `content-length: ${encoder.encode(text).length}\r\n`;
    return this.raw(`HTTP/1.1 ${status} Status\r\n${lines}${length}\r\n${text}`);
  }

  /** Writes bytes as they are, HTTP or not. */
  async raw(text: string | Uint8Array): Promise<void> {
    let rest = typeof text === "string" ? encoder.encode(text) : text;
    while (rest.length > 0) rest = rest.subarray(await this.#connection.write(rest));
  }

  /** Hangs up. */
  drop(): void {
    this.#drop();
  }

  /** Returns the next request on this connection, or null after the last one. */
  async next(): Promise<HttpServerRequest | null> {
    const head = await this.#take(() => {
      const text = decoder.decode(this.#received);
      const end = text.indexOf("\r\n\r\n");
      return end < 0 ? null : encoder.encode(text.slice(0, end + 4)).length;
    });
    if (head === null) return null;
    const [first = "", ...lines] = head.trimEnd().split("\r\n");
    const [method = "", url = ""] = first.split(" ");
    const headers = new Headers(lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }));
    const body = headers.get("transfer-encoding") === "chunked"
      ? await this.#chunks()
      : await this.#takeBytes(Number(headers.get("content-length") ?? 0));
    if (body === null) return null;
    this.#request = { method, url, headers, body, at: Date.now() };
    return this.#request;
  }

  async #chunks(): Promise<string | null> {
    for (let body = "";;) {
      const line = await this.#take(() => {
        const end = decoder.decode(this.#received).indexOf("\r\n"); // digits alone stand before it
        return end < 0 ? null : end + 2;
      });
      const size = parseInt(line ?? "", 16);
      const chunk = Number.isNaN(size) ? null : await this.#takeBytes(size + 2);
      if (chunk === null || size === 0) return chunk === null ? null : body;
      body += chunk.slice(0, -2);
    }
  }

  #takeBytes(count: number): Promise<string | null> {
    return this.#take(() => this.#received.length >= count ? count : null);
  }

  /** The first bytes received, as many as `enough` says once it knows. */
  async #take(enough: () => number | null): Promise<string | null> {
    for (;;) {
      const bytes = enough();
      if (bytes !== null) {
        const text = decoder.decode(this.#received.subarray(0, bytes));
        this.#received = this.#received.slice(bytes);
        return text;
      }
      if (this.#ended) return null;
      await this.#wake.promise;
    }
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(64 << 10);
    for (;;) {
      // A reset, and a connection that the script has dropped, are an end like any other.
      const count = await this.#connection.read(buffer).catch(() => null);
      if (count === null) break;
      const joined = new Uint8Array(this.#received.length + count);
      joined.set(this.#received);
      joined.set(buffer.subarray(0, count), this.#received.length);
      this.#received = joined;
      this.#notify();
    }
    this.#ended = true;
    this.#notify();
  }

  #notify(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }
}
