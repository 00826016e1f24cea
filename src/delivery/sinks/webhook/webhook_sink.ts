import type { SinkConfigOf } from "../../../config/schema.ts";
import { webhookSink } from "../../../config/sinks/webhook.ts";
import type { Signal } from "../../../signal.ts";
import { headerValue } from "../../../text/http_header.ts";
import { type CompiledTemplate, compileTemplate } from "../../../text/template.ts";
import { hostOf, originOf, sendHttp } from "../http/send_http.ts";
import { openSinkClient } from "../http/sink_client.ts";
import { outcomeOf } from "../http/http_outcome.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";
import { findHeaderSecrets } from "../http/header_secrets.ts";
import { requireRules } from "../require_rules.ts";
import { findUrlSecrets } from "../http/url_secrets.ts";
import { USER_AGENT } from "../http/user_agent.ts";
import { RequestSigner } from "./signature.ts";
import { compileBody, type WebhookBody } from "./webhook_body.ts";

type WebhookConfig = SinkConfigOf<"webhook">;

/**
 * A sink that calls a URL for each signal.
 *
 * Every request has the header `Idempotency-Key` with the signal's id, with which the receiver detects a duplicate. With
 * `hmac_secret` it also has those of {@linkcode RequestSigner}.
 */
export class WebhookSink implements Sink {
  readonly name: string;
  readonly concurrency = 8;
  readonly #config: WebhookConfig;
  readonly #url: CompiledTemplate;
  readonly #headers: readonly (readonly [string, CompiledTemplate])[];
  readonly #body: WebhookBody;
  readonly #signer: RequestSigner | null;
  readonly #client: Deno.HttpClient | undefined;
  readonly #now: () => number;
  /** Secrets that an answer may repeat. */
  readonly #hide: readonly string[];

  /**
   * @param now epoch milliseconds, for the timestamp of a signature
   * @throws {SinkConfigError} URL, headers or templates are invalid, or `ca_file` can't be used
   */
  constructor(config: WebhookConfig, now: () => number = Date.now) {
    this.name = config.name;
    this.#config = config;
    this.#now = now;
    requireRules(webhookSink, config);
    this.#url = compileTemplate(config.url);
    this.#headers = Object.entries(config.headers).map(([name, value]) => [name, compileTemplate(value)]);
    this.#body = compileBody(config);
    this.#signer = config.hmac_secret === undefined ? null : new RequestSigner(config.hmac_secret, config);
    this.#hide = [
      ...findUrlSecrets(config.url),
      ...findHeaderSecrets(config.headers, PUBLIC_HEADERS),
      config.hmac_secret ?? "",
    ];
    this.#client = openSinkClient(config.ca_file);
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    const { method, timeout } = this.#config;
    const url = this.#url.render(signal, (value) => encodeURIComponent(value.toWellFormed()));
    const body = this.#body.text(signal);
    const signed = { idempotencyKey: signal.id, method, url, body };
    const signature = await this.#signer?.sign(signed, this.#now()) ?? {};
    const answer = await sendHttp({
      url,
      method,
      headers: { ...this.#makeHeaders(signal), ...signature },
      ...(this.#body.contentType === null ? {} : { body }),
      timeoutMs: timeout * 1000,
      abort,
      client: this.#client,
    });
    return outcomeOf(answer, { host: hostOf(url), hide: this.#hide });
  }

  preview(signal: Signal): Preview {
    const { method, url, hmac_secret } = this.#config;
    const headers = Object.entries(this.#makeHeaders(signal)).map(([name, value]) => [
      name,
      PUBLIC_HEADERS.has(name) ? value : "***",
    ]);
    const signature = hmac_secret === undefined ? {} : { "x-consumer-signature-v2": "***" };
    return {
      to: `${method} ${originOf(url)}`,
      content: { headers: { ...Object.fromEntries(headers), ...signature }, body: this.#body.shown(signal) },
    };
  }

  /** Requests the host's first page, because a receiver must not get a made-up signal. */
  async check(abort: AbortSignal): Promise<SinkCheck> {
    const { url, timeout } = this.#config;
    const request = { url: `${originOf(url)}/`, method: "GET", timeoutMs: timeout * 1000, abort } as const;
    const answer = await sendHttp({ ...request, headers: { "user-agent": USER_AGENT }, client: this.#client });
    return answer.type === "answered"
      ? { ok: true, text: `${hostOf(url)} answers; only a signal would test more` }
      : { ok: false, text: answer.reason };
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#client?.close();
    return Promise.resolve();
  }

  /** Names are in lower case, so that a later header replaces an earlier one of another spelling. */
  #makeHeaders(signal: Signal): Record<string, string> {
    const { contentType } = this.#body;
    const headers: Record<string, string> = { "user-agent": USER_AGENT };
    if (contentType !== null) headers["content-type"] = contentType;
    for (const [name, value] of this.#headers) headers[name.toLowerCase()] = value.render(signal, headerValue);
    headers["idempotency-key"] = signal.id;
    return headers;
  }
}

/** Headers without a secret. Previews show their values. */
const PUBLIC_HEADERS: ReadonlySet<string> = new Set(["accept", "content-type", "idempotency-key", "user-agent"]);
