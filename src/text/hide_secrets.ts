import { hasEscapes, listSpellings, spellEscaped, spellInsideBase64 } from "./secret_spellings.ts";
import { rateSecret } from "./secret_strength.ts";

/**
 * Replaces every secret in a text by `***`: as it is, URL-encoded, escaped, as HTML, in hexadecimal or in Base64. Empty
 * secrets are skipped.
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
  const known = hiders.get(secrets);
  if (known !== undefined) return known(text);
  const hider = compileHider(secrets);
  hiders.set(secrets, hider);
  return hider(text);
}

/** Compiling takes a thousand times as long as hiding, and a sink passes the same list each time. */
const hiders = new WeakMap<readonly string[], (text: string) => string>();

/** Compiles {@linkcode hideSecrets} for many texts with the same secrets. */
export function compileHider(secrets: readonly string[]): (text: string) => string {
  const usual = compilePatterns(secrets, spellUsual);
  let escaped: readonly RegExp[] | null = null;
  const hideAll = (text: string, patterns: readonly RegExp[]): string =>
    patterns.reduce((shown, pattern) => shown.replaceAll(pattern, "***"), text);
  return (text) => {
    const shown = hideAll(text, usual);
    if (!hasEscapes(shown)) return shown;
    escaped ??= compilePatterns(secrets, (_place, secret) => [spellEscaped(secret)]);
    return hideAll(shown, escaped);
  };
}

/** Compiles the secrets of each place to one pattern. */
function compilePatterns(
  secrets: readonly string[],
  spell: (place: Place, secret: string) => readonly string[],
): readonly RegExp[] {
  const groups = Map.groupBy(secrets.filter((secret) => secret !== ""), placeOf);
  return PLACES.flatMap((place) => {
    // the longest first, because one secret may start with another
    const longestFirst = [...new Set(groups.get(place))].sort((a, b) => b.length - a.length);
    return chunk(longestFirst, MAX_PER_PATTERN).map((some) =>
      compilePlace(place, [...new Set(some.flatMap((secret) => spell(place, secret)))].join("|"))
    );
  });
}

function chunk<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** V8 matches a pattern with hundreds of alternatives a hundred times slower. */
const MAX_PER_PATTERN = 4;

function spellUsual(place: Place, secret: string): readonly string[] {
  const spellings = listSpellings(secret).toSorted((a, b) => b.length - a.length).map(RegExp.escape);
  return place === "anywhere" ? [...spellings, spellInsideBase64(secret)] : spellings;
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
/** Such as `?token=`, `"ws_token": "`, `Authorization: Bearer `. The bounds keep it linear on long runs of spaces. */
const AFTER_KEY = String
  .raw`(?<=(?:token|pass\w{0,20}|secret|key|authorization)\\{0,8}["']?\s{0,8}(?:=|:|%3d|%3a)\s{0,8}\\{0,8}["']?|(?:bearer|basic)\s{1,8})`;

/**
 * Replaces what usually is a secret in the URLs of a text: user and password (without a scheme, too), everything after the host, and the values
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
  return text.replaceAll(/(?<![^/\s"])[^/\s"]+@/g, "***@")
    // Many services put a token into the path of a URL.
    .replaceAll(/(https?:\/\/[^/\s"]+)\/[^\s"]+/gi, "$1/***")
    .replaceAll(/(token|password|secret|key)=[^&\s]*/gi, "$1=***");
}
