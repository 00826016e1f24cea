/**
 * Normalises the URL of a bot's api_server: without a slash, a query or `/api/v1` at its end.
 *
 * @example
 * ```ts
 * import { normalizeBotUrl } from "./bot_url.ts";
 * if (normalizeBotUrl("HTTP://Localhost:80/api/v1/") !== "http://localhost") throw new Error(normalizeBotUrl("HTTP://Localhost:80/api/v1/"));
 * if (normalizeBotUrl("https://example.org/bots/one") !== "https://example.org/bots/one") throw new Error("a path stays");
 * ```
 */
export function normalizeBotUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
}
