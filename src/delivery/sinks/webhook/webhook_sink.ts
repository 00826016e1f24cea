import type { SinkConfigOf } from "../../../config/schema.ts";
import { webhookSink } from "../../../config/sinks/webhook.ts";
import type { Signal } from "../../../signal.ts";
import { headerValue } from "../../../text/http_header.ts";
import { type CompiledTemplate, compileTemplate } from "../../../text/template.ts";
import { HmacSigner } from "./hmac.ts";
import { hostOf, originOf, sendHttp } from "../http/send_http.ts";
import { openSinkClient } from "../http/sink_client.ts";
import { outcomeOf } from "../http/http_outcome.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";
import { requireRules } from "../require_rules.ts";
import { findUrlSecrets } from "../http/url_secrets.ts";
import { USER_AGENT } from "../http/user_agent.ts";
import { compileBody, type WebhookBody } from "./webhook_body.ts";

type WebhookConfig = SinkConfigOf<"webhook">;

/** Headers that hold no secret, whoever sets them. */
const SHOWN: ReadonlySet<string> = new Set(["accept", "content-type", "idempotency-key", "user-agent"]);

/**
 * Calls a URL for each signal. Every request carries `Idempotency-Key`, the signal's id, by which the receiver knows one
 * that comes again. With `hmac_secret` it is signed: `X-Consumer-Timestamp` are the seconds since the epoch at which it
 * was sent, and `X-Consumer-Signature` is `sha256=` and the HMAC-SHA256, in hexadecimal, of that timestamp, a dot and
 * the body.
 */
export class WebhookSink implements Sink {
  readonly name: string;
  readonly concurrency = 8;
  readonly #config: WebhookConfig;
  readonly #url: CompiledTemplate;
  readonly #headers: readonly (readonly [string, CompiledTemplate])[];
  readonly #body: WebhookBody;
  readonly #signer: HmacSigner | null;
  readonly #client: Deno.HttpClient | undefined;
  readonly #now: () => number;
  /** What a receiver's words must not repeat. */
  readonly #hide: readonly string[];

  /**
   * @param now epoch milliseconds, for the timestamp of a signature
   * @throws {SinkConfigError} URL, headers or templates are wrong, or `ca_file` can't be used
   */
  constructor(config: WebhookConfig, now: () => number = Date.now) {
    this.name = config.name;
    this.#config = config;
    this.#now = now;
    requireRules(webhookSink, config);
    this.#url = compileTemplate(config.url);
    this.#headers = Object.entries(config.headers).map(([name, value]) => [name, compileTemplate(value)]);
    this.#body = compileBody(config);
    this.#signer = config.hmac_secret === undefined ? null : new HmacSigner(config.hmac_secret);
    this.#hide = [...findUrlSecrets(config.url), ...headerSecrets(config.headers), config.hmac_secret ?? ""];
    this.#client = openSinkClient(config.ca_file);
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    const { method, timeout } = this.#config;
    const url = this.#url.render(signal, (value) => encodeURIComponent(value.toWellFormed()));
    const body = this.#body.text(signal);
    const answer = await sendHttp({
      url,
      method,
      headers: { ...this.#headersOf(signal), ...await this.#signature(body) },
      ...(this.#body.contentType === null ? {} : { body }),
      timeoutMs: timeout * 1000,
      abort,
      client: this.#client,
    });
    return outcomeOf(answer, { host: hostOf(url), hide: this.#hide });
  }

  preview(signal: Signal): Preview {
    const { method, url, hmac_secret } = this.#config;
    const headers = Object.entries(this.#headersOf(signal)).map(([name, value]) => [
      name,
      SHOWN.has(name) ? value : "***",
    ]);
    const signature = hmac_secret === undefined ? {} : { "x-consumer-signature": "***" };
    return {
      to: `${method} ${originOf(url)}`,
      content: { headers: { ...Object.fromEntries(headers), ...signature }, body: this.#body.shown(signal) },
    };
  }

  /** Asks the host for its first page: what stands behind it must not hear of a signal that is none. */
  async check(abort: AbortSignal): Promise<SinkCheck> {
    const { url, timeout } = this.#config;
    const request = { url: `${originOf(url)}/`, method: "GET", timeoutMs: timeout * 1000, abort } as const;
    const answer = await sendHttp({ ...request, headers: { "user-agent": USER_AGENT }, client: this.#client });
    return answer.type === "answered"
      ? { ok: true, text: `${hostOf(url)} answers; only a signal would tell more` }
      : { ok: false, text: answer.reason };
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#client?.close();
    return Promise.resolve();
  }

  /** With names in lower case: later ones win, however they are spelled. */
  #headersOf(signal: Signal): Record<string, string> {
    const { contentType } = this.#body;
    const headers: Record<string, string> = { "user-agent": USER_AGENT };
    if (contentType !== null) headers["content-type"] = contentType;
    for (const [name, value] of this.#headers) headers[name.toLowerCase()] = value.render(signal, headerValue);
    headers["idempotency-key"] = signal.id;
    return headers;
  }

  async #signature(body: string): Promise<Record<string, string>> {
    if (this.#signer === null) return {};
    const timestamp = String(Math.floor(this.#now() / 1000));
    const signature = await this.#signer.sign(`${timestamp}.${body}`);
    return { "x-consumer-timestamp": timestamp, "x-consumer-signature": `sha256=${signature}` };
  }
}

/** `Bearer TOKEN` is a secret as a whole, and the token alone. */
function headerSecrets(headers: WebhookConfig["headers"]): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    SHOWN.has(name.toLowerCase()) ? [] : [value, ...value.split(/\s+/).filter((word) => word.length >= 8)]
  );
}
