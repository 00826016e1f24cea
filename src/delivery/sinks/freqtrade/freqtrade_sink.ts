import type { SinkConfigOf } from "../../../config/schema.ts";
import type { Signal } from "../../../signal.ts";
import { type Clock, systemClock } from "../../../time/clock.ts";
import { openSinkClient } from "../http/sink_client.ts";
import { BotClient } from "./bot_client.ts";
import { BotError, outcomeOfBotError } from "./bot_error.ts";
import { BotSession } from "./bot_session.ts";
import { normalizeBotUrl } from "./bot_url.ts";
import { checkBot } from "./check_bot.ts";
import { enter } from "./enter.ts";
import { exit } from "./exit.ts";
import { entryOf } from "./order.ts";
import { SharedBot } from "./shared_bot.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

/**
 * A sink that orders entries and exits from a freqtrade bot through its REST API.
 *
 * An entry becomes `forceenter`, an exit becomes `forceexit` for every open trade of that pair and side. Each bot gets one
 * order at a time, however many sinks use it.
 */
export class FreqtradeSink implements Sink {
  readonly name: string;
  readonly concurrency = 1;
  readonly #config: SinkConfigOf<"freqtrade">;
  readonly #clock: Clock;
  readonly #url: string;
  readonly #client: Deno.HttpClient | undefined;
  readonly #bot: BotClient;
  readonly #shared: SharedBot;
  readonly #sending = new Set<Promise<SendOutcome>>();

  /** @throws {SinkConfigError} `ca_file` can't be used */
  constructor(config: SinkConfigOf<"freqtrade">, { clock = systemClock }: { readonly clock?: Clock } = {}) {
    const { username, password, timeout } = config;
    this.name = config.name;
    this.#config = config;
    this.#clock = clock;
    this.#url = normalizeBotUrl(config.url);
    this.#client = openSinkClient(config.ca_file);
    const access = { url: this.#url, username, password, timeoutMs: timeout * 1000, client: this.#client, clock };
    this.#bot = new BotClient(new BotSession(access));
    this.#shared = SharedBot.at(this.#url);
  }

  async send(signal: Signal, attempt: Attempt): Promise<SendOutcome> {
    const sending = this.#send(signal, attempt);
    this.#sending.add(sending);
    try {
      return await sending;
    } finally {
      this.#sending.delete(sending);
    }
  }

  async #send(signal: Signal, attempt: Attempt): Promise<SendOutcome> {
    using turn = await this.#shared.turn(attempt.abort);
    if (turn === null) return { type: "failed", reason: `aborted before ${this.#url} got a request`, scope: "sink" };
    try {
      return signal.action === "enter"
        ? await this.#enter(signal, attempt)
        : await exit(signal, attempt, this.#bot, this.#config);
    } catch (error) {
      if (error instanceof BotError) return outcomeOfStopped(error) ?? outcomeOfBotError(error);
      throw error;
    }
  }

  preview(signal: Signal): Preview {
    const { order_type: ordertype } = this.#config;
    const order = ordertype === undefined ? {} : { ordertype };
    return signal.action === "enter"
      ? { to: `POST ${this.#url}/api/v1/forceenter`, content: entryOf(signal, this.#config) }
      : {
        to: `POST ${this.#url}/api/v1/forceexit`,
        content: { tradeid: `of each open ${signal.side} trade of ${signal.pair}`, ...order },
      };
  }

  check(abort: AbortSignal): Promise<SinkCheck> {
    return checkBot(this.#bot, abort);
  }

  /** Waits for the aborted attempts, so that the bot is free for its next sink. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled(this.#sending);
    this.#shared[Symbol.dispose]();
    this.#client?.close();
  }

  #enter(signal: Signal, attempt: Attempt): Promise<SendOutcome> {
    const settleMs = this.#config.settle_time * 1000;
    const options = { bot: this.#bot, shared: this.#shared, clock: this.#clock, settings: this.#config, settleMs };
    return enter(signal, attempt, options);
  }
}

/** Returns the outcome for a stopped bot, which accepts no orders. Null: the bot is not stopped. */
function outcomeOfStopped({ words, problem }: BotError): SendOutcome | null {
  if (problem !== "refused" || !/^trader is not running/i.test(words)) return null;
  return { type: "failed", reason: "the bot is stopped: start it with /start", scope: "sink" };
}
