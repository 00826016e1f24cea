import type { Clock } from "../../../time/clock.ts";
import { type HttpAnswered, type HttpRequest, sendHttp } from "../http/send_http.ts";
import { tokensSchema } from "./answers.ts";
import { type Question, valueOf } from "./bot_answer.ts";
import { BotError } from "./bot_error.ts";
import { tokenUseMs } from "./token_life.ts";

/** All trades of a bot, with their orders, must fit: some 3 KB each. */
const MAX_BODY_BYTES = 16 << 20;

/** Which bot, and who we are to it. */
export interface BotAccess {
  /** See `normalizeBotUrl`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Milliseconds that an answer may take. */
  readonly timeoutMs: number;
  readonly client: Deno.HttpClient | undefined;
  readonly clock: Clock;
}

/** A request to the API. */
export interface BotRequest {
  readonly method: "GET" | "POST";
  /** After `/api/v1/`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

interface AccessToken {
  readonly token: string;
  /** Until when it is used, epoch milliseconds. */
  readonly until: number;
}

/** The REST API of one bot, with login and tokens taken care of. No token and no password gets into any message. */
export class BotSession {
  readonly #access: BotAccess;
  #token: AccessToken | null = null;
  #refreshToken: string | null = null;

  constructor(access: BotAccess) {
    this.#access = access;
  }

  /**
   * The JSON value that the bot answers with.
   *
   * @throws {BotError} it does not, or with an error
   */
  async ask(request: BotRequest, abort: AbortSignal): Promise<unknown> {
    for (let again = false;; again = true) {
      const token = await this.#accessToken(abort);
      const answer = await this.#send(request, `Bearer ${token}`, abort);
      if (answer.status !== 401) return valueOf(answer, this.#question(true));
      // A bot that was started anew with another jwt_secret_key takes no token of before.
      this.#token = null;
      if (again) {
        this.#refreshToken = null;
        throw new BotError("unauthorized", `${this.#access.url} does not take the token that it gave (HTTP 401)`);
      }
    }
  }

  async #accessToken(abort: AbortSignal): Promise<string> {
    if (this.#token !== null && this.#access.clock.now() < this.#token.until) return this.#token.token;
    this.#token = null;
    return await this.#refresh(abort) ?? await this.#login(abort);
  }

  /** Null where only a login helps. */
  async #refresh(abort: AbortSignal): Promise<string | null> {
    if (this.#refreshToken === null) return null;
    const authorization = `Bearer ${this.#refreshToken}`;
    const answer = await this.#send({ method: "POST", path: "token/refresh" }, authorization, abort);
    if (answer.status !== 401) return this.#keep(answer);
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
        `${url} refuses username and password: compare them with api_server.username and api_server.password in that bot's config`,
      );
    }
    return this.#keep(answer);
  }

  #keep(answer: HttpAnswered): string {
    const { data } = tokensSchema.safeParse(valueOf(answer, this.#question(false)));
    const { url, clock } = this.#access;
    if (data === undefined) throw new BotError("no_api_server", `${url} is no freqtrade api_server: it gave no token`);
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
    // A login that is lost on the way orders nothing, whoever asked for it.
    throw new BotError("unanswered", answer.reason, { inDoubt: answer.reached && !path.startsWith("token/") });
  }

  #question(mayAct: boolean): Question {
    const { url, password, clock } = this.#access;
    const tokens = [this.#token?.token, this.#refreshToken].filter((token) => typeof token === "string");
    return { bot: url, hide: [password, ...tokens], mayAct, now: clock.now() };
  }
}

function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}
