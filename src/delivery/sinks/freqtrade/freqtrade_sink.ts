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
 * Turns signals into orders of a real freqtrade bot, by its REST API: an entry into `forceenter`, an exit into `forceexit`
 * of every trade of that pair and side. One order at a time for each bot, however many sinks it has.
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
    if (turn === null) return { type: "failed", reason: `stopped before ${this.#url} was asked`, scope: "sink" };
    try {
      return signal.action === "enter"
        ? await this.#enter(signal, attempt)
        : await exit(signal, attempt, this.#bot, this.#config);
    } catch (error) {
      if (error instanceof BotError) return stopped(error) ?? outcomeOfBotError(error);
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

  /** Waits for what is being sent, which is aborted before: the bot's next sink must find its turn free. */
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

/** A bot that is stopped takes no order at all. */
function stopped({ words, problem }: BotError): SendOutcome | null {
  if (problem !== "said_no" || !/^trader is not running/i.test(words)) return null;
  return { type: "failed", reason: "the bot is stopped: start it with /start", scope: "sink" };
}
