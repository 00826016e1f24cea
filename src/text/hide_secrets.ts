import type { RedactionPattern } from "@logtape/redaction";
import { rateSecret } from "./secret_strength.ts";

/**
 * Replaces every secret in a text by `***`: as it is, URL-encoded, or escaped inside quotes. Empty secrets are skipped.
 *
 * | secret               | where it is hidden                                                               |
 * | -------------------- | -------------------------------------------------------------------------------- |
 * | 8 characters or more | everywhere                                                                       |
 * | shorter              | as a whole: `tok` in `/tok/` and `"tok"`, but not in `token`                     |
 * | a common word        | as a value: after `token=`, `"password": "`, `Bearer` and so on, and in `:word@` |
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
  const groups = Map.groupBy(secrets.filter((secret) => secret !== ""), placeOf);
  return PLACES.flatMap((place) => {
    const spellings = new Set((groups.get(place) ?? []).flatMap(spellingsOf));
    if (spellings.size === 0) return [];
    // The longest first, because one secret may start with another.
    const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
    return [{ pattern: compilePlace(place, longestFirst.map(RegExp.escape).join("|")), replacement: "***" }];
  });
}

/** Where a secret is hidden. A place of less comes later, so that it can't cut a longer secret into pieces. */
const PLACES = ["anywhere", "whole", "value"] as const;

type Place = typeof PLACES[number];

/** A weak secret occurs in ordinary words. Hiding it there would garble the text, and reveal the secret. */
function placeOf(secret: string): Place {
  switch (rateSecret(secret)) {
    case "strong":
    case "known":
      return "anywhere";
    case "short":
      return "whole";
    case "word":
      return "value";
  }
}

/** Letter case is ignored because %2f and %2F are the same. */
function compilePlace(place: Place, spelling: string): RegExp {
  switch (place) {
    case "anywhere":
      return new RegExp(spelling, "gi");
    case "whole":
      return new RegExp(`${WORD_START}(?:${spelling})${WORD_END}`, "giu");
    case "value":
      return new RegExp(`${AFTER_KEY}(?:${spelling})${WORD_END}|(?<=:)(?:${spelling})(?=@)`, "giu");
  }
}

const WORD_CHARACTER = String.raw`[\p{L}\p{N}_]`;
/** A letter before a secret may also belong to an escaped character: `%2Ftok`, `\ntok`. */
const WORD_START = String
  .raw`(?:(?!${WORD_CHARACTER})|(?<!${WORD_CHARACTER})|(?<=%[0-9a-f]{2}|\\[nrt]))`;
const WORD_END = `(?:(?<!${WORD_CHARACTER})|(?!${WORD_CHARACTER}))`;
/** Such as `?token=`, `"ws_token": "`, `Authorization: Bearer `. */
const AFTER_KEY = String
  .raw`(?<=(?:token|pass\w*|secret|key|authorization)\\*["']?\s*(?:=|:|%3d|%3a)\s*\\*["']?|(?:bearer|basic)\s+)`;

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
