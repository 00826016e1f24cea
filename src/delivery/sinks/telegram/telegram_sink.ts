import type { SinkConfigOf } from "../../../config/schema.ts";
import { telegramSink } from "../../../config/sinks/telegram.ts";
import type { Signal } from "../../../signal.ts";
import { type CompiledTemplate, compileTemplate } from "../../../text/template.ts";
import { formatCandle } from "../../format_signal.ts";
import { cutText, formatSignalTitle } from "../chat/chat_text.ts";
import { type HttpAnswer, originOf, sendHttp } from "../http/send_http.ts";
import { findUrlSecrets } from "../http/url_secrets.ts";
import { excerptText } from "../../../text/excerpt.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";
import { requireRules } from "../require_rules.ts";
import { outcomeOfTelegram, type TelegramContext } from "./telegram_outcome.ts";
import { mark, readMarks } from "./telegram_text.ts";
import { fieldsOf, parseFields } from "../http/json_answer.ts";
import { USER_AGENT } from "../http/user_agent.ts";

type TelegramConfig = SinkConfigOf<"telegram">;

/**
 * A sink that sends a message to a Telegram chat (https://core.telegram.org/bots/api#sendmessage).
 *
 * The text is plain, so that a pair or tag can't contain markup, and one that Telegram would link is shown as code. The bot's token is part of the URL, so no message shows
 * that.
 */
export class TelegramSink implements Sink {
  readonly name: string;
  /** Telegram accepts one message per second and chat. */
  readonly concurrency = 1;
  readonly #config: TelegramConfig;
  readonly #message: CompiledTemplate | null;
  readonly #context: TelegramContext;

  /** @throws {SinkConfigError} the token is malformed, or the message template has an error */
  constructor(config: TelegramConfig) {
    this.name = config.name;
    this.#config = config;
    const { message, token, base_url, chat_id } = config;
    requireRules(telegramSink, config);
    this.#message = message === undefined ? null : compileTemplate(message);
    const hide = [
      token,
      ...token.split(":"),
      String(chat_id),
      ...findUrlSecrets(base_url).filter((part) => part !== base_url),
    ];
    this.#context = { host: originOf(base_url), hide };
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    return outcomeOfTelegram(await this.#call("sendMessage", this.#content(signal), abort), this.#context);
  }

  preview(signal: Signal): Preview {
    const { chat_id } = this.#config;
    // the name of a channel is public, the number of a chat is not
    const shown = typeof chat_id === "string" && chat_id.startsWith("@") ? chat_id : "***";
    return { to: `Telegram at ${this.#context.host}`, content: { ...this.#content(signal), chat_id: shown } };
  }

  async check(abort: AbortSignal): Promise<SinkCheck> {
    const names: string[] = [];
    for (const [method, content] of [["getMe", {}], ["getChat", { chat_id: this.#config.chat_id }]] as const) {
      const answer = await this.#call(method, content, abort);
      const outcome = outcomeOfTelegram(answer, this.#context);
      if (outcome.type !== "delivered") return { ok: false, text: outcome.reason };
      names.push(readName(answer));
    }
    return { ok: true, text: excerptText(`bot ${names.join(", chat ")}`, { hide: this.#context.hide, max: 200 }) };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }

  #call(method: string, content: Readonly<Record<string, unknown>>, abort: AbortSignal): Promise<HttpAnswer> {
    const { base_url, token, timeout } = this.#config;
    return sendHttp({
      url: `${base_url.replace(/\/+$/, "")}/bot${token}/${method}`,
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": USER_AGENT },
      body: JSON.stringify(content),
      timeoutMs: timeout * 1000,
      abort,
    });
  }

  #content(signal: Signal): Readonly<Record<string, unknown>> {
    const { chat_id, topic_id, silent } = this.#config;
    return {
      chat_id,
      ...(topic_id === undefined ? {} : { message_thread_id: topic_id }),
      ...this.#text(signal),
      disable_notification: silent,
      link_preview_options: { is_disabled: true },
    };
  }

  /** Telegram refuses an empty message, so an empty template falls back to the default message. */
  #text(signal: Signal): Readonly<Record<string, unknown>> {
    const own = this.#message?.render(signal, mark) ?? "";
    const { text, entities } = readMarks(own.trim() === "" ? formatDefaultText(signal) : own, MAX_CHARACTERS - KEPT);
    return { text: cutText(text, MAX_CHARACTERS), ...(entities.length === 0 ? {} : { entities }) };
  }
}

function formatDefaultText(signal: Signal): string {
  const { strategy, timeframe, tag, price, id, pair } = signal;
  const title = `${formatSignalTitle({ ...signal, pair: mark(pair) })}${price === null ? "" : ` at ${price}`}`;
  const origin = `${mark(strategy)}${tag === null ? "" : `, ${mark(tag)}`}, candle ${
    formatCandle(signal)
  }, ${timeframe}`;
  return cutText(`${title}\n${origin}`, MAX_CHARACTERS, `\n${id}`);
}

/** Returns the name of a bot or a chat. */
function readName(answer: HttpAnswer): string {
  const { result } = answer.type === "answered" ? parseFields(answer.body) : {};
  const { title, username, first_name } = fieldsOf(result);
  const name = title ?? username ?? first_name;
  return typeof name === "string" ? JSON.stringify(name) : "without a name";
}

/** Telegram's limit for a message. */
const MAX_CHARACTERS = 4096;
/** The dots of a cut text. */
const KEPT = 3;
