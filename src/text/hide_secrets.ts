import type { RedactionPattern } from "@logtape/redaction";

/**
 * Patterns that find the secrets in a finished line, however they got there: as they are, URL-encoded, or escaped
 * inside of quotes. Empty secrets are passed over.
 */
export function secretPatterns(secrets: readonly string[]): RedactionPattern[] {
  const spellings = new Set(secrets.filter((secret) => secret !== "").flatMap(spellingsOf));
  if (spellings.size === 0) return [];
  // The longest first: a token may begin another one.
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  // Letter case is ignored for the sake of %2f and %2F.
  return [{ pattern: new RegExp(longestFirst.map(escapePattern).join("|"), "gi"), replacement: "***" }];
}

/** Replaces every secret in a text by `***`. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const patterns = secretPatterns(secrets);
  return (text) =>
    patterns.reduce((shown, { pattern, replacement }) => shown.replaceAll(pattern, String(replacement)), text);
}

function spellingsOf(secret: string): string[] {
  // A lone surrogate cannot be URL-encoded.
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

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
