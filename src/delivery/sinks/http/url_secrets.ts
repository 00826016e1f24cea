/**
 * Finds the parts of a URL that may be secrets, as they are and decoded. Many services put a token into the path.
 *
 * Placeholders are not part of them. Use it with `excerptText`, which hides the parts in a receiver's answer.
 *
 * @example
 * ```ts
 * import { findUrlSecrets } from "./url_secrets.ts";
 * const secrets = findUrlSecrets("https://example.org/hooks/a%20b?key=s3cret");
 * if (!secrets.includes("s3cret") || !secrets.includes("a b") || secrets.includes("example.org")) throw new Error("wrong");
 * ```
 */
export function findUrlSecrets(url: string): readonly string[] {
  const { username = "", password = "" } = URL.parse(url) ?? {};
  const beyondHost = /^[^:]*:\/*[^/?#]*(.*)$/s.exec(url)?.[1] ?? url;
  const parts = beyondHost.split(/[/?&=#]|\{[^{}]*\}/).filter((part) => part !== "");
  const all = [url, beyondHost, ...parts, username, password];
  return [...new Set([...all, ...all.map(decode)])].filter((part) => part.length > 1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that is no escape
  }
}
