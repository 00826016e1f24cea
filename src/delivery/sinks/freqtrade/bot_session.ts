import type { Clock } from "../../../time/clock.ts";
import { type HttpAnswered, type HttpRequest, sendHttp } from "../http/send_http.ts";
import { tokensSchema } from "./answers.ts";
import { type Question, valueOf } from "./bot_answer.ts";
import { BotError } from "./bot_error.ts";
import { tokenUseMs } from "./token_life.ts";

/** A session with the REST API of a bot. It handles login and tokens. No message contains a token or the password. */
export class BotSession {
  readonly #access: BotAccess;
  #token: AccessToken | null = null;
  #refreshToken: string | null = null;

  constructor(access: BotAccess) {
    this.#access = access;
  }

  /**
   * Sends a request, and returns the JSON value of the answer.
   *
   * @throws {BotError} there is no answer, or it is an error
   */
  async ask(request: BotRequest, abort: AbortSignal): Promise<unknown> {
    for (let isRepeated = false;; isRepeated = true) {
      const token = await this.#accessToken(abort);
      const answer = await this.#send(request, `Bearer ${token}`, abort);
      if (answer.status !== 401) return valueOf(answer, this.#question(true));
      // a bot that was restarted with another jwt_secret_key rejects older tokens
      this.#token = null;
      if (isRepeated) {
        this.#refreshToken = null;
        throw new BotError("unauthorized", `${this.#access.url} rejects the token that it issued (HTTP 401)`);
      }
    }
  }

  async #accessToken(abort: AbortSignal): Promise<string> {
    if (this.#token !== null && this.#access.clock.now() < this.#token.until) return this.#token.token;
    this.#token = null;
    return await this.#refresh(abort) ?? await this.#login(abort);
  }

  /** Returns null when a login is necessary. */
  async #refresh(abort: AbortSignal): Promise<string | null> {
    if (this.#refreshToken === null) return null;
    const authorization = `Bearer ${this.#refreshToken}`;
    const answer = await this.#send({ method: "POST", path: "token/refresh" }, authorization, abort);
    if (answer.status !== 401) return this.#store(answer);
    this.#refreshToken = null;
    return null;
  }

  async #login(abort: AbortSignal): Promise<string> {
    const { url, username, password } = this.#access;
    const authorization = `Basic ${base64(`${username}:${password}`)}`;
    const answer = await this.#send({ method: "POST", path: "token/login" }, authorization, abort);
    if (answer.status === 401) {
      throw new BotError(
        "unauthorized",
        `${url} rejects username and password: compare them with api_server.username and api_server.password in the config of the bot`,
      );
    }
    return this.#store(answer);
  }

  #store(answer: HttpAnswered): string {
    const { data } = tokensSchema.safeParse(valueOf(answer, this.#question(false)));
    const { url, clock } = this.#access;
    if (data === undefined) {
      throw new BotError("no_api_server", `${url} is not a freqtrade api_server: it issued no token`);
    }
    this.#refreshToken = data.refresh_token ?? this.#refreshToken;
    this.#token = { token: data.access_token, until: clock.now() + tokenUseMs(data.access_token) };
    return data.access_token;
  }

  async #send({ method, path, body }: BotRequest, authorization: string, abort: AbortSignal): Promise<HttpAnswered> {
    const { url, timeoutMs, client } = this.#access;
    const headers = { authorization, accept: "application/json" };
    const request: HttpRequest = {
      ...{ url: `${url}/api/v1/${path}`, method, timeoutMs, abort, client, maxBodyBytes: MAX_BODY_BYTES },
      ...(body === undefined
        ? { headers }
        : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body), once: true }),
    };
    const answer = await sendHttp(request);
    if (answer.type === "answered") return answer;
    // a lost login orders nothing, whatever the caller wanted
    throw new BotError("unanswered", answer.reason, { inDoubt: answer.reached && !path.startsWith("token/") });
  }

  #question(mayAct: boolean): Question {
    const { url, username, password, clock } = this.#access;
    const tokens = [this.#token?.token, this.#refreshToken].filter((token) => typeof token === "string");
    // a page of an error may repeat the header of the login
    return { bot: url, hide: [password, base64(`${username}:${password}`), ...tokens], mayAct, now: clock.now() };
  }
}

/** Enough for all trades of a bot with their orders, of some 3 kB each. */
const MAX_BODY_BYTES = 16 << 20;

/** The address of a bot, and the login. */
export interface BotAccess {
  /** See `normalizeBotUrl`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The limit for an answer, in milliseconds. */
  readonly timeoutMs: number;
  readonly client: Deno.HttpClient | undefined;
  readonly clock: Clock;
}

/** A request to the API of a bot. */
export interface BotRequest {
  readonly method: "GET" | "POST";
  /** The path after `/api/v1/`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

interface AccessToken {
  readonly token: string;
  /** When to replace it, in epoch milliseconds. */
  readonly until: number;
}

function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}
