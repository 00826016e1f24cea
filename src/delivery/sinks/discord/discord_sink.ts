import type { SinkConfigOf } from "../../../config/schema.ts";
import { discordSink } from "../../../config/sinks/discord.ts";
import type { Signal } from "../../../signal.ts";
import { type CompiledTemplate, compileTemplate } from "../../../text/template.ts";
import { cutText } from "../chat/chat_text.ts";
import { buildCard } from "./discord_card.ts";
import { breakMarkup, escapeMarkup } from "./discord_markup.ts";
import { outcomeOfDiscord } from "./discord_outcome.ts";
import { hostOf, type HttpAnswer, type HttpRequest, originOf, sendHttp } from "../http/send_http.ts";
import type { OutcomeOptions } from "../http/http_outcome.ts";
import { parseFields } from "../http/json_answer.ts";
import { excerptText } from "../../../text/excerpt.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";
import { requireRules } from "../require_rules.ts";
import { findUrlSecrets } from "../http/url_secrets.ts";
import { USER_AGENT } from "../http/user_agent.ts";

type DiscordConfig = SinkConfigOf<"discord">;

/**
 * A sink that posts to a Discord channel through a webhook (https://discord.com/developers/docs/resources/webhook).
 *
 * It never mentions anybody, and no pair or tag becomes a link or markup. The webhook's URL is a secret, so no message shows it.
 */
export class DiscordSink implements Sink {
  readonly name: string;
  /** Discord counts the requests of each webhook. */
  readonly concurrency = 1;
  readonly #config: DiscordConfig;
  readonly #message: CompiledTemplate | null;
  /** Makes a value harmless in the markup of the message. */
  readonly #encode: (value: string) => string;
  readonly #context: OutcomeOptions;

  /** @throws {SinkConfigError} the URL is invalid, or the message template has an error */
  constructor(config: DiscordConfig) {
    const { name, message, webhook_url } = config;
    requireRules(discordSink, config);
    this.name = name;
    this.#config = config;
    this.#message = message === undefined ? null : compileTemplate(message);
    this.#encode = message?.includes("`") === true ? breakMarkup : escapeMarkup;
    this.#context = { host: hostOf(webhook_url), hide: findUrlSecrets(webhook_url) };
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    const url = new URL(this.#config.webhook_url);
    url.searchParams.set("wait", "true"); // otherwise Discord answers before it has accepted the message
    const answer = await this.#call({
      url: url.href,
      method: "POST",
      body: JSON.stringify(this.#content(signal)),
      abort,
    });
    return outcomeOfDiscord(answer, this.#context);
  }

  preview(signal: Signal): Preview {
    return { to: `Discord at ${originOf(this.#config.webhook_url)}`, content: this.#content(signal) };
  }

  async check(abort: AbortSignal): Promise<SinkCheck> {
    const answer = await this.#call({ url: this.#config.webhook_url, method: "GET", abort });
    const outcome = outcomeOfDiscord(answer, this.#context);
    if (outcome.type !== "delivered") return { ok: false, text: outcome.reason };
    const { name } = answer.type === "answered" ? parseFields(answer.body) : {};
    const text = `webhook ${typeof name === "string" ? JSON.stringify(name) : "without a name"}`;
    return { ok: true, text: excerptText(text, { hide: this.#context.hide ?? [], max: 200 }) };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }

  #call(request: Pick<HttpRequest, "url" | "method" | "body" | "abort">): Promise<HttpAnswer> {
    const headers = { "content-type": "application/json", "user-agent": USER_AGENT };
    return sendHttp({ ...request, headers, timeoutMs: this.#config.timeout * 1000 });
  }

  /** Discord refuses an empty message, so an empty template falls back to the default card. */
  #content(signal: Signal): Readonly<Record<string, unknown>> {
    const own = this.#message?.render(signal, this.#encode) ?? "";
    const content = own.trim() === "" ? { embeds: [buildCard(signal)] } : { content: cutText(own, MAX_CHARACTERS) };
    return { ...content, allowed_mentions: { parse: [] } };
  }
}

/** Discord's limit for a message. */
const MAX_CHARACTERS = 2000;
