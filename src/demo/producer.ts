import type { Clock } from "../time/clock.ts";
import { DemoMarket } from "./market.ts";
import { formatAnalyzedDf, formatEmptyDf } from "./wire.ts";

/**
 * Starts a producer on 127.0.0.1 that speaks freqtrade's message protocol and sends simulated candles. It answers requests,
 * and broadcasts each pair's last row to its subscribers every second.
 *
 * @param signal stops the producer
 * @throws {Deno.errors.AddrInUse} the port is in use
 */
export function startDemoProducer(options: DemoProducerOptions, signal: AbortSignal): DemoProducer {
  const { clock } = options;
  const market = new DemoMarket(PRICES, TIMEFRAME.ms, clock.now());
  const subscribers = new Set<WebSocket>();
  const sockets = new Set<WebSocket>();
  const frameMessage = (pair: string, rows: number): string => {
    const key = [pair, TIMEFRAME.name, "spot"] as const;
    const now = clock.now();
    return PAIRS.includes(pair) ? formatAnalyzedDf(key, market.frame(pair, now), rows, now) : formatEmptyDf(key);
  };

  const accept = (request: Request): Response => {
    const url = new URL(request.url);
    if (url.pathname !== "/api/v1/message/ws") return new Response("not found", { status: 404 });
    if (url.searchParams.get("token") !== options.token) return new Response("forbidden", { status: 403 });
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      return new Response("websocket", { status: 426 });
    }
    const { socket, response } = Deno.upgradeWebSocket(request);
    sockets.add(socket);
    socket.onmessage = ({ data }): void => answer(socket, data);
    socket.onclose = (): void => {
      sockets.delete(socket);
      subscribers.delete(socket);
    };
    return response;
  };

  const answer = (socket: WebSocket, text: unknown): void => {
    const request = readRequest(text);
    switch (request.type) {
      case "subscribe":
        // as in freqtrade, a subscription replaces the one before; an empty list or another value is ignored
        if (!Array.isArray(request.data) || request.data.length === 0) return;
        if (request.data.includes("analyzed_df")) subscribers.add(socket);
        else subscribers.delete(socket);
        return;
      case "whitelist":
        return socket.send(JSON.stringify({ type: "whitelist", data: PAIRS }));
      case "analyzed_df": {
        const { limit, pair } = readFrameRequest(request.data);
        for (const name of pair === null ? PAIRS : [pair]) socket.send(frameMessage(name, limit));
        return;
      }
      default:
        return socket.send(JSON.stringify({ type: "exception", data: `Invalid request type: ${request.type}` }));
    }
  };

  const broadcast = async (): Promise<void> => {
    while (!signal.aborted) {
      await clock.sleep(BROADCAST_MS, signal);
      if (subscribers.size === 0) continue;
      for (const pair of PAIRS) {
        const message = frameMessage(pair, 1);
        for (const socket of subscribers) if (socket.readyState === WebSocket.OPEN) socket.send(message);
      }
    }
  };

  const server = Deno.serve({ hostname: "127.0.0.1", port: options.port, onListen: () => {} }, accept);
  const rounds = broadcast().catch((error) => {
    if (!signal.aborted) throw error;
  });
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.close();
    await Promise.all([server.shutdown(), rounds]);
  };
  const ended = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => ended.resolve(close()), { once: true });
  return { port: server.addr.port, done: ended.promise };
}

/** Options of {@linkcode startDemoProducer}. */
export interface DemoProducerOptions {
  /** The port to listen on; 0 for any free port. */
  readonly port: number;
  /** The `ws_token` that clients must send. */
  readonly token: string;
  readonly clock: Clock;
}

/** A running demo producer. */
export interface DemoProducer {
  /** The port that it listens on. */
  readonly port: number;
  /** Resolves when the producer has stopped, after the signal was aborted. */
  readonly done: Promise<void>;
}

const PRICES = {
  "BTC/USDT": 67_000,
  "ETH/USDT": 3_100,
  "SOL/USDT": 150,
  "XRP/USDT": 0.62,
  "ADA/USDT": 0.45,
  "DOT/USDT": 6.2,
  "LTC/USDT": 84,
  "LINK/USDT": 14,
};
const PAIRS = Object.keys(PRICES);
const TIMEFRAME = { name: "5m", ms: 300_000 } as const;
const BROADCAST_MS = 1_000;
/** The most rows that a request can ask for, as in freqtrade. */
const MAX_ROWS = 1500;

function readRequest(text: unknown): { readonly type: string; readonly data: unknown } {
  try {
    const request: unknown = JSON.parse(String(text));
    if (typeof request === "object" && request !== null && "type" in request) {
      return { type: String(request.type), data: "data" in request ? request.data : null };
    }
  } catch {
    // text that is not JSON is answered like any other invalid request
  }
  return { type: "None", data: null };
}

function readFrameRequest(data: unknown): { readonly limit: number; readonly pair: string | null } {
  const { limit, pair }: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  return {
    limit: typeof limit === "number" && limit > 0 ? Math.min(limit, MAX_ROWS) : MAX_ROWS,
    pair: typeof pair === "string" ? pair : null,
  };
}
