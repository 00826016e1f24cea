import type { HttpExchange, HttpServerAnswer } from "./http_exchange.ts";
import type { HttpScript } from "./http_server.ts";

const encoder = new TextEncoder();

/** Ready-made scripts of an `HttpServer`. */
export const answers = {
  /** Answers with this status. */
  status: (status: number, answer: HttpServerAnswer = {}): HttpScript => (exchange) => exchange.answer(status, answer),
  /** Answers nothing until the client hangs up. */
  hang: (exchange: HttpExchange): Promise<void> => exchange.gone,
  /** Hangs up without an answer. */
  hangUp: (exchange: HttpExchange): void => exchange.drop(),
  /** Hangs up in the middle of the answer's body. */
  breakOff: async (exchange: HttpExchange): Promise<void> => {
    await exchange.raw("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{");
    exchange.drop();
  },
  /** Begins the answer's body and then says nothing more. */
  stall: async (exchange: HttpExchange): Promise<void> => {
    await exchange.raw("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{");
    await exchange.gone;
  },
  /** Sends a body without an end, as fast as the client takes it. */
  endless: async (exchange: HttpExchange): Promise<void> => {
    await exchange.raw("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n");
    const part = encoder.encode("x".repeat(64 << 10));
    for (;;) await exchange.raw(part);
  },
  /** Speaks something else than HTTP. */
  gibberish: async (exchange: HttpExchange): Promise<void> => {
    await exchange.raw("SSH-2.0-OpenSSH\r\n\r\n");
    exchange.drop();
  },
  /** Gives the request back in the answer, as some servers' error pages do. */
  echo: (status: number): HttpScript => (exchange) => {
    const { method, url, headers, body } = exchange.request;
    return exchange.answer(status, { body: `Cannot ${method} ${url} ${[...headers].join(" ")} ${body}` });
  },
} as const;
