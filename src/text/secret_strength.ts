/** Why a secret is weak, or `strong`. */
export type SecretStrength = "short" | "word" | "known" | "strong";

/**
 * Rates a secret. A weak one is easy to guess, and its characters also occur in texts that have nothing to do with it.
 *
 * - `word`: a common word, or at most two characters
 * - `short`: less than {@linkcode MIN_STRONG_LENGTH} characters
 * - `known`: an example in freqtrade's code or documentation
 *
 * @example
 * ```ts
 * import { rateSecret } from "./secret_strength.ts";
 * if (rateSecret("freqtrade") !== "word" || rateSecret("tok") !== "short") throw new Error("not weak");
 * if (rateSecret("hJ3_9dkQx0aP") !== "strong") throw new Error("not strong");
 * ```
 */
export function rateSecret(secret: string): SecretStrength {
  const lower = secret.toLowerCase();
  if (secret.length <= MAX_WORD_PIECE || ORDINARY_WORDS.has(lower)) return "word";
  if (secret.length < MIN_STRONG_LENGTH) return "short";
  return KNOWN_SECRETS.has(lower) ? "known" : "strong";
}

/** A shorter secret is weak. */
export const MIN_STRONG_LENGTH = 8;

/** So few characters are an ordinary word or a number. */
const MAX_WORD_PIECE = 2;

/** Frequent passwords, and the words of a bot's messages. */
const ORDINARY_WORDS: ReadonlySet<string> = new Set([
  ...["12345678", "123456789", "1234567890", "admin", "administrator", "changeme", "letmein", "passw0rd", "password"],
  ...["qwerty", "qwertyui", "root", "secret", "test", "testing", "user", "username", "welcome", "iloveyou", "default"],
  ...["api", "binance", "bitcoin", "bot", "candle", "candles", "config", "configuration", "connected", "connecting"],
  ...["connection", "consumer", "crypto", "dataframe", "delivered", "discord", "docker", "engine", "entry", "error"],
  ...["ethereum", "exchange", "exit", "failed", "freqtrade", "freqtrader", "hook", "host", "key", "kraken", "link"],
  ...["localhost", "long", "message", "pair", "pairs", "producer", "server", "short", "signal", "signals", "sink"],
  ...["started", "strategies", "strategy", "telegram", "timeframe", "token", "trade", "trader", "trades", "trading"],
  ...["trace", "debug", "info", "warning", "webhook", "websocket", "whitelist", "ws_token", "the", "and", "not", "for"],
]);

/** Secrets that freqtrade itself shows: in `docs/rest-api.md`, its example configs and `ApiServer.start_api()`. */
const KNOWN_SECRETS: ReadonlySet<string> = new Set([
  "sercet_ws_t0ken",
  "super-secret",
  "supersecret1!",
  "supersecurepassword",
  "somethingrandom",
  "somethingrandomsomethingrandom123",
]);
