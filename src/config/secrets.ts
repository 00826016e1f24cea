import type { Config, SinkConfig } from "./schema.ts";

/** A path of fewer characters, such as /hook, holds no token. */
const SHORTEST_SECRET_PATH = 16;

/** Whether what stands under a key of this name must never be printed. */
export function isSecretKey(key: string): boolean {
  return /token|webhook_url|pass(?:word|phrase|wd)|secret|(?:^|[^a-z])key$|apikey/i.test(key) || /[a-z]Key$/.test(key);
}

/** Every text and number under a key of a secret's name, anywhere in a config as it was read. The longest first. */
export function collectSecrets(raw: unknown): string[] {
  const secrets = new Set<string>();
  // a list that grows, no recursion: what can be read may be nested deeper than calls can
  const found: { readonly value: unknown; readonly secret: boolean }[] = [{ value: raw, secret: false }];
  for (const { value, secret } of found) {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        found.push({ value: inner, secret: secret || isSecretKey(key) });
      }
    } else if (secret && (typeof value === "string" || typeof value === "number")) {
      secrets.add(String(value));
    }
  }
  return [...secrets].sort((a, b) => b.length - a.length);
}

/** Texts of a config that no log may hold: tokens, passwords, and what was fetched from elsewhere. */
export function configSecrets(
  { external_message_consumer, consumer, secrets }: Pick<Config, "external_message_consumer" | "consumer" | "secrets">,
): string[] {
  const tokens = external_message_consumer.producers.map((producer) => producer.ws_token);
  return [...new Set([...tokens, ...secrets, ...consumer.sinks.flatMap(sinkSecrets)])];
}

function sinkSecrets(sink: SinkConfig): readonly string[] {
  switch (sink.type) {
    case "webhook": {
      const headers = Object.entries(sink.headers).flatMap(([name, value]) =>
        isSecretKey(name) || /^(?:authorization|cookie)$/i.test(name) ? [value] : []
      );
      return [...headers, ...(sink.hmac_secret === undefined ? [] : [sink.hmac_secret]), ...beyondHost(sink.url)];
    }
    case "telegram":
      return [sink.token];
    case "discord":
      return beyondHost(sink.webhook_url);
    case "freqtrade":
      return [sink.password];
    case "stdout":
    case "file":
    case "command":
      return [];
  }
}

/** Many services put their token into the path. */
function beyondHost(url: string): readonly string[] {
  const { pathname = "", search = "" } = URL.parse(url) ?? {};
  return pathname.length + search.length > SHORTEST_SECRET_PATH ? [url, pathname + search] : [];
}
