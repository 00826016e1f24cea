import type { Config } from "./schema.ts";

/** Whether what stands under a key of this name must never be printed. */
export function isSecretKey(key: string): boolean {
  return /token|pass(?:word|phrase|wd)|secret|(?:^|[^a-z])key$|apikey/i.test(key) || /[a-z]Key$/.test(key);
}

/** Every text and number under a key of a secret's name, anywhere in a config as it was read. The longest first. */
export function collectSecrets(raw: unknown): string[] {
  const secrets = new Set<string>();
  collect(raw, false, secrets);
  return [...secrets].sort((a, b) => b.length - a.length);
}

function collect(value: unknown, secret: boolean, secrets: Set<string>): void {
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, secret || isSecretKey(key), secrets);
  } else if (secret && (typeof value === "string" || typeof value === "number")) {
    secrets.add(String(value));
  }
}

/** The tokens of a config's producers: what no log may hold. */
export function configSecrets(config: Pick<Config, "external_message_consumer">): string[] {
  return [...new Set(config.external_message_consumer.producers.map((producer) => producer.ws_token))];
}
