import { escapeXml } from "./escape_xml.ts";

/**
 * Lists common spellings of a secret: as it is, URL-encoded, escaped inside quotes, as HTML, in hexadecimal and Base64.
 *
 * @example
 * ```ts
 * import { listSpellings } from "./secret_spellings.ts";
 * const spellings = listSpellings('a/b"c&d');
 * for (const text of ["a%2Fb%22c%26d", "a/b&quot;c&amp;d", String.raw`a/b\"c&d`, "612f6222632664", "YS9iImMmZA"]) {
 *   if (!spellings.includes(text)) throw new Error(text);
 * }
 * ```
 */
export function listSpellings(secret: string): readonly string[] {
  // a lone surrogate can't be URL-encoded
  const text = secret.toWellFormed();
  const bytes = encoder.encode(text);
  const quoted = JSON.stringify(secret).slice(1, -1);
  const html = escapeXml(text);
  return [
    ...[secret, encodeURIComponent(text), encodeURI(text), new URLSearchParams([["", text]]).toString().slice(1)],
    ...[new URL(`ws://host/?${text.replaceAll("#", "%23")}`).search.slice(1), quoted, quoted.replaceAll("/", "\\/")],
    ...[JSON.stringify(quoted).slice(1, -1), secret.replaceAll("\\", "\\\\").replaceAll("'", "\\'")],
    ...[html, html.replaceAll('"', "&quot;").replaceAll("'", "&#39;"), html.replaceAll('"', "&#34;")],
    ...[bytes.toHex(), trimPadding(bytes.toBase64()), trimPadding(bytes.toBase64({ alphabet: "base64url" }))],
  ].filter((spelling) => spelling !== "");
}

/**
 * Returns the source of a regular expression that matches a secret in Base64 as a part of more, such as the password in
 * `user:password`. Use it for long secrets only: it has three quarters of their bytes at least.
 */
export function spellInsideBase64(secret: string): string {
  const bytes = encoder.encode(secret.toWellFormed());
  const places = [0, 1, 2].flatMap((before) => {
    const padded = new Uint8Array([...new Uint8Array(before), ...bytes]);
    // the characters at both ends also contain bits of what is around the secret
    const isCut = (before + bytes.length) % 3 > 0;
    return (["base64", "base64url"] as const).map((alphabet) => {
      const text = trimPadding(padded.toBase64({ alphabet }));
      const core = text.slice(before === 0 ? 0 : before + 1, isCut ? -1 : undefined);
      return `${before === 0 ? "" : EDGE}${RegExp.escape(core)}${isCut ? EDGE : ""}`;
    });
  });
  return [...new Set(places)].join("|");
}

/** Reports whether a text has escapes other than a quote's. Then {@linkcode spellEscaped} may find more in it. */
export function hasEscapes(text: string): boolean {
  return /%[0-9a-f]{2}|&#|&\w{2,4};|\\[ux]/i.test(text);
}

/**
 * Returns the source of a regular expression that matches a secret of which each character may be URL-encoded, an HTML
 * entity, or escaped inside quotes, once or several times over. It is for the flag `i`, takes linear time, and is slow.
 *
 * @example
 * ```ts
 * import { spellEscaped } from "./secret_spellings.ts";
 * const secret = new RegExp(spellEscaped("a/b"), "i");
 * for (const text of ["%61%2fb", "a%252Fb", "&#97;&#x2f;b", String.raw`\u0061\/b`]) {
 *   if (!secret.test(text)) throw new Error(text);
 * }
 * ```
 */
export function spellEscaped(secret: string): string {
  const parts: string[] = [];
  // a run of backslashes is one part: each of them may be doubled several times, in too many ways to try one by one
  for (const [part] of secret.matchAll(/\\+|[^\\]/gsu)) {
    parts.push(part.startsWith("\\") ? spellBackslashes(part.length) : spellCharacter(part));
  }
  return parts.join("");
}

function spellCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const escaped = [
    unitsOf(character).map((unit) => `u${unit.toString(16).padStart(4, "0")}`).join(String.raw`\\{1,8}`),
    String.raw`u\{0{0,5}${code.toString(16)}\}`,
    ...(code < 256 ? [`x${toHex(code)}`] : []),
    ...(SHORT_ESCAPES.get(character) ?? []),
  ].join("|");
  const plain = (QUOTED.has(character) ? String.raw`\\{0,8}` : "") + RegExp.escape(character);
  return `(?:${plain}|${character === " " ? String.raw`\+|` : ""}${percent(character)}|${entity(character, code)}|` +
    String.raw`\\{1,8}(?:${escaped}))`;
}

function spellBackslashes(count: number): string {
  const one = [percent("\\"), entity("\\", 92), String.raw`\\{1,8}(?:u005c|x5c)`].map((way) => `(?:${way}){${count}}`);
  return `(?:${String.raw`\\`}{${count},${count * 8}}|${one.join("|")})`;
}

/** A percent sign that is encoded again is `%25`. */
function percent(character: string): string {
  return [...encoder.encode(character.toWellFormed())].map((byte) => `%(?:25){0,3}${toHex(byte)}`).join("");
}

function entity(character: string, code: number): string {
  const name = ENTITIES.get(character);
  const names = [`#0{0,5}${code}`, `#x0{0,5}${code.toString(16)}`, ...(name === undefined ? [] : [name])];
  return `&(?:amp;){0,3}(?:${names.join("|")});`;
}

function trimPadding(base64: string): string {
  return base64.replace(/=+$/, "");
}

function unitsOf(character: string): readonly number[] {
  return Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
}

function toHex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

const encoder = new TextEncoder();
/** A character at the edge of a secret, where its bits meet those of its neighbour. */
const EDGE = "[A-Za-z0-9+/_-]?";
/** Characters that some encoders write after a backslash. */
const QUOTED: ReadonlySet<string> = new Set(['"', "'", "/", "`", "$"]);
const SHORT_ESCAPES: ReadonlyMap<string, readonly string[]> = new Map([
  ["\n", ["n"]],
  ["\r", ["r"]],
  ["\t", ["t"]],
  ["\b", ["b"]],
  ["\f", ["f"]],
]);
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "amp"],
  ["<", "lt"],
  [">", "gt"],
  ['"', "quot"],
  ["'", "apos"],
]);
