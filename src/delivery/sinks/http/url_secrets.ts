/**
 * The parts of a URL that must not be repeated from a receiver's words: many services put their token into the path. As
 * they are and decoded; placeholders are no part of any.
 *
 * @example
 * ```ts
 * import { findUrlSecrets } from "./url_secrets.ts";
 * const secrets = findUrlSecrets("https://example.org/hooks/a%20b?key=s3cret");
 * if (!secrets.includes("s3cret") || !secrets.includes("a b") || secrets.includes("example.org")) throw new Error("wrong");
 * ```
 */
export function findUrlSecrets(url: string): readonly string[] {
  const beyondHost = /^[^:]*:\/*[^/?#]*(.*)$/s.exec(url)?.[1] ?? url;
  const parts = beyondHost.split(/[/?&=#]|\{[^{}]*\}/).filter((part) => part !== "");
  const all = [url, beyondHost, ...parts];
  return [...new Set([...all, ...all.map(decoded)])].filter((part) => part.length > 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}
