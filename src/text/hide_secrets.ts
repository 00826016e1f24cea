import type { RedactionPattern } from "@logtape/redaction";

/**
 * Replaces every secret in a text by `***`: as it is, URL-encoded, or escaped inside quotes. Empty secrets are skipped.
 *
 * @example
 * ```ts
 * import { hideSecrets } from "./hide_secrets.ts";
 * const text = hideSecrets("GET /hook?token=a%2Fb", ["a/b"]);
 * if (text !== "GET /hook?token=***") throw new Error(text);
 * ```
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return compileHider(secrets)(text);
}

/** Compiles {@linkcode hideSecrets} for many texts with the same secrets. */
export function compileHider(secrets: readonly string[]): (text: string) => string {
  const patterns = compileSecretPatterns(secrets);
  return (text) =>
    patterns.reduce((shown, { pattern, replacement }) => shown.replaceAll(pattern, String(replacement)), text);
}

/** Compiles the same secrets to patterns for LogTape. */
export function compileSecretPatterns(secrets: readonly string[]): RedactionPattern[] {
  const spellings = new Set(secrets.filter((secret) => secret !== "").flatMap(spellingsOf));
  if (spellings.size === 0) return [];
  // The longest first, because one secret may start with another.
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  // Letter case is ignored because %2f and %2F are the same.
  return [{ pattern: new RegExp(longestFirst.map(RegExp.escape).join("|"), "gi"), replacement: "***" }];
}

/**
 * Replaces what usually is a secret in the URLs of a text: user and password, everything after the host, and the values
 * of `token`, `password`, `secret` and `key`.
 *
 * @example
 * ```ts
 * import { hideUrlParts } from "./hide_secrets.ts";
 * const text = hideUrlParts("https://user:pass@example.org/hooks/abc");
 * if (text !== "https://***@example.org/***") throw new Error(text);
 * ```
 */
export function hideUrlParts(text: string): string {
  return text.replaceAll(/(https?:\/\/)[^/\s"]*@/gi, "$1***@")
    // Many services put a token into the path of a URL.
    .replaceAll(/(https?:\/\/[^/\s"]+)\/[^\s"]+/gi, "$1/***")
    .replaceAll(/(token|password|secret|key)=[^&\s]*/gi, "$1=***");
}

function spellingsOf(secret: string): string[] {
  // A lone surrogate can't be URL-encoded.
  const text = secret.toWellFormed();
  const quoted = inJson(secret);
  return [
    secret,
    encodeURIComponent(text),
    encodeURI(text),
    new URLSearchParams([["", text]]).toString().slice(1),
    new URL(`ws://host/?${text.replaceAll("#", "%23")}`).search.slice(1),
    quoted,
    inJson(quoted),
    secret.replaceAll("\\", "\\\\").replaceAll("'", "\\'"),
  ].filter((spelling) => spelling !== "");
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
