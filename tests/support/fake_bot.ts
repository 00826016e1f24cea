import { type Clock, systemClock } from "../../src/time/clock.ts";
import { FakeBotTrades, type FakeEntry, type FakeTrade, type TradingRules } from "./fake_bot_trades.ts";
import { FakeBotTokens } from "./fake_bot_tokens.ts";
import type { HttpExchange, HttpServerAnswer } from "./http_exchange.ts";
import { HttpServer } from "./http_server.ts";

/** What goes wrong with one request to a fake bot. */
export type FakeBotFault =
  | "none"
  /** Answers 500, and has done nothing. */
  | "error"
  /** Hangs up, and has done nothing. */
  | "reset"
  /** Does what it is asked to, then hangs up. */
  | "act_then_reset"
  /** Does what it is asked to, then a proxy before it answers 502 in HTML. */
  | "act_then_proxy_error"
  /** An order stays at the exchange for `slowMs` before it is carried out, whether anybody still waits for it or not. */
  | "slow"
  /** Neither acts nor answers. */
  | "hang"
  /** Takes none of the access tokens that it has given. */
  | "expire_tokens";

/** A request that reached a fake bot. */
export interface FakeBotRequest {
  /** From 0, in the order of arrival. */
  readonly number: number;
  /** `GET` or `POST`. */
  readonly method: string;
  /** After `/api/v1/`, without the query. */
  readonly path: string;
}

/** What a fake bot is like. */
export interface FakeBotOptions extends Partial<TradingRules> {
  /** Decides what goes wrong with each request; nothing by default. See {@linkcode randomFaults}. */
  readonly fault?: (request: FakeBotRequest) => FakeBotFault;
  /** See the fault `slow`, milliseconds of `clock`; default 100. */
  readonly slowMs?: number;
  readonly clock?: Clock;
  /** Default: a free one. */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
}

/**
 * A freqtrade bot's REST API on 127.0.0.1, as far as orders need it: login and tokens, /status, /count, /show_config, /trades,
 * /forceenter and /forceexit. It refuses what freqtrade refuses, in its words, and has its race too: an entry looks for an
 * open trade of its pair, then waits for the lock, and does not look again. What must never happen is kept in
 * `trades.misdeeds`; every entry and exit in `trades.entries` and `trades.exits`.
 *
 * `stop()` and `start()` are a crash and a start on the same port with the same trades. Dispose of it at the end.
 */
export class FakeBot implements AsyncDisposable {
  readonly trades: FakeBotTrades;
  readonly tokens = new FakeBotTokens();
  /** `POST forceenter` and the like, in the order of arrival. */
  readonly requests: string[] = [];
  /** May be changed at any time. */
  fault: (request: FakeBotRequest) => FakeBotFault;
  username: string;
  password: string;
  readonly #clock: Clock;
  readonly #slowMs: number;
  readonly #port: number;
  #server: HttpServer | null;
  #life = new AbortController();
  /** Resolves when the order before has been carried out. */
  #lock: Promise<void> = Promise.resolve();

  constructor(options: FakeBotOptions = {}) {
    const { fault = () => "none", slowMs = 100, clock = systemClock, port = 0, username, password, ...rules } = options;
    this.trades = new FakeBotTrades({
      ...{
        forceEntry: true,
        maxOpenTrades: -1,
        state: "running",
        shorts: true,
        pairs: null,
        positionAdjustment: false,
      },
      ...{ fillEntries: true, fillExits: true, ...rules },
    });
    this.fault = fault;
    this.#slowMs = slowMs;
    this.#clock = clock;
    this.username = username ?? "freqtrader";
    this.password = password ?? "freqtrader";
    this.#server = this.#listen(port);
    this.#port = this.#server.port;
  }

  /** `http://127.0.0.1:PORT`. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get rules(): TradingRules {
    return this.trades.rules;
  }

  /** How often something was asked for: `count("POST forceenter")`. */
  count(request: string): number {
    return this.requests.filter((other) => other === request).length;
  }

  /** Ends it as a crash would: what it was about to do is not done. Its trades stay. */
  async stop(): Promise<void> {
    this.#life.abort();
    const server = this.#server;
    this.#server = null;
    await server?.[Symbol.asyncDispose]();
  }

  /** Starts it again on its port. */
  start(): void {
    this.#life = new AbortController();
    this.#lock = Promise.resolve();
    this.#server = this.#listen(this.#port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #listen(port: number): HttpServer {
    return new HttpServer((exchange) => this.#serve(exchange), undefined, port);
  }

  async #serve(exchange: HttpExchange): Promise<void> {
    const { method, url } = exchange.request;
    const [path = ""] = url.replace("/api/v1/", "").split("?");
    const fault = this.fault({ number: this.requests.length, method, path });
    this.requests.push(`${method} ${path}`);
    if (fault === "hang") return exchange.gone;
    if (fault === "reset") return exchange.drop();
    if (fault === "error") return await exchange.answer(500, { body: "Internal Server Error" });
    if (fault === "expire_tokens") this.tokens.expire();
    const [status, answer] = await this.#answer(exchange, fault === "slow");
    if (fault === "act_then_reset") return exchange.drop();
    if (fault === "act_then_proxy_error") return await exchange.answer(502, PROXY_ERROR);
    await exchange.answer(status, answer);
  }

  async #answer({ request }: HttpExchange, slow: boolean): Promise<Answer> {
    const { method, url, body } = request;
    const { pathname, searchParams } = new URL(url, this.url);
    const route = `${method} ${pathname.replace("/api/v1/", "")}`;
    const authorization = request.headers.get("authorization") ?? "";
    if (route === "POST token/login") return this.#login(authorization);
    const token = authorization.replace(/^Bearer /, "");
    if (route === "POST token/refresh") {
      return this.tokens.isRefresh(token) ? ok(this.tokens.refresh(this.#clock.now())) : unauthorized();
    }
    if (!this.tokens.isAccess(token)) return unauthorized();
    switch (route) {
      case "GET status":
        return ok(this.trades.open);
      case "GET count":
        return this.rules.state === "stopped" ? refused(pathname, "trader is not running") : ok({
          current: this.trades.open.length,
          max: this.rules.maxOpenTrades,
          total_stake: 0,
        });
      case "GET show_config":
        return ok({
          ...{ bot_name: "fake", dry_run: true, state: this.rules.state, force_entry_enable: this.rules.forceEntry },
          max_open_trades: this.rules.maxOpenTrades,
        });
      case "GET trades":
        return ok(
          this.#closedTrades(Number(searchParams.get("limit") ?? 500), Number(searchParams.get("offset") ?? 0)),
        );
      case "POST forceenter":
        return await this.#forceEnter(JSON.parse(body), pathname, slow);
      case "POST forceexit":
        return await this.#forceExit(JSON.parse(body), pathname, slow);
      default:
        return [404, { body: { detail: "Not Found" } }];
    }
  }

  #login(authorization: string): Answer {
    const known = `Basic ${btoa(`${this.username}:${this.password}`)}`;
    return authorization === known ? ok(this.tokens.login(this.#clock.now())) : unauthorized();
  }

  /** By number, from the lowest up. */
  #closedTrades(limit: number, offset: number): Readonly<Record<string, unknown>> {
    const closed = this.trades.closed.toSorted((a, b) => a.trade_id - b.trade_id);
    const trades = closed.slice(offset, offset + limit);
    return { trades, trades_count: trades.length, offset, total_trades: closed.length };
  }

  async #forceEnter(entry: FakeEntry, path: string, slow: boolean): Promise<Answer> {
    if (typeof entry.pair !== "string" || !["long", "short"].includes(entry.side)) return INVALID;
    const refusal = this.trades.refusalOfEntry(entry);
    if (refusal !== null) return refused(path, refusal);
    const trade = await this.#locked(slow, (): FakeTrade => this.trades.enter(entry));
    return ok(trade);
  }

  async #forceExit({ tradeid }: { readonly tradeid?: unknown }, path: string, slow: boolean): Promise<Answer> {
    if (typeof tradeid !== "string" && typeof tradeid !== "number") return INVALID;
    const refusal = await this.#locked(slow, () => this.trades.exit(`${tradeid}`));
    return refusal === null ? ok({ result: `Created exit order for trade ${tradeid}.` }) : refused(path, refusal);
  }

  /** One order at a time. @throws {Deno.errors.Interrupted} the bot has ended before it was carried out */
  async #locked<T>(slow: boolean, act: () => T): Promise<T> {
    const before = this.#lock;
    const done = Promise.withResolvers<void>();
    this.#lock = done.promise;
    const { signal } = this.#life;
    try {
      await before;
      if (slow) await this.#clock.sleep(this.#slowMs, signal).catch(() => {});
      if (signal.aborted) throw new Deno.errors.Interrupted("the bot has ended");
      return act();
    } finally {
      done.resolve();
    }
  }
}

type Answer = readonly [status: number, answer: HttpServerAnswer];

const PROXY_ERROR = { headers: { "content-type": "text/html" }, body: "<html><h1>502 Bad Gateway</h1></html>" };
const INVALID: Answer = [422, { body: { detail: [{ loc: ["body"], msg: "Field required", type: "missing" }] } }];

function ok(body: unknown): Answer {
  return [200, { body }];
}

function unauthorized(): Answer {
  return [401, { body: { detail: "Unauthorized" } }];
}

/** As freqtrade's webserver.py answers every RPCException. */
function refused(path: string, words: string): Answer {
  return [502, { body: { error: `Error querying ${path}: ${words}` } }];
}

/** Faults at random, the same for the same seed: each request fails with the given chance, in any of the given ways. */
export function randomFaults(
  seed: number,
  chance: number,
  faults: readonly FakeBotFault[],
): (request: FakeBotRequest) => FakeBotFault {
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => random() < chance ? faults[Math.floor(random() * faults.length)] ?? "none" : "none";
}
