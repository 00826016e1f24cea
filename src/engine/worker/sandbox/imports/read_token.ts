import { type Token, TokenError } from "./token.ts";

/**
 * Reads the token that begins at a place of a source. A `/` is a division, unless `wanted` says that a regular expression
 * begins there; a `}` is a bracket, unless it continues a template.
 *
 * @throws {TokenError} no token of JavaScript begins there, or it does not end
 */
export function readToken(source: string, at: number, wanted: "regex" | "template" | null): Token {
  const char = source[at] ?? "";
  if (wanted === "regex") return token("regex", source, at, endOfRegex(source, at));
  if (wanted === "template" || char === "`") return token("template", source, at, endOfTemplate(source, at));
  if (char === '"' || char === "'") return token("string", source, at, endOfString(source, at));
  const name = match(NAME, source, at);
  if (name !== null) return token("name", source, at, at + name.length);
  const number = match(NUMBER, source, at);
  if (number !== null) return token("number", source, at, at + number.length);
  const punctuator = match(PUNCTUATOR, source, at);
  if (punctuator !== null) return token("punctuator", source, at, at + punctuator.length);
  throw new TokenError(`unexpected character ${JSON.stringify(char)}`, at);
}

/** Finds where the spaces and comments end that begin at a place, and whether a line ends in them. */
export function skipSpace(source: string, from: number): { readonly at: number; readonly hasNewLine: boolean } {
  let at = from;
  for (;;) {
    const skipped = match(SPACE, source, at) ?? match(LINE_COMMENT, source, at) ?? blockComment(source, at);
    if (skipped === null || skipped === "") return { at, hasNewLine: LINE_END.test(source.slice(from, at)) };
    at += skipped.length;
  }
}

/** With an escape the name is no keyword, as in JavaScript. `#x` is a private name. */
const NAME =
  /#?(?:[\p{ID_Start}$_]|\\u(?:[0-9a-f]{4}|\{[0-9a-f]+\}))(?:[\p{ID_Continue}$\u200c\u200d]|\\u(?:[0-9a-f]{4}|\{[0-9a-f]+\}))*/iuy;
/** Also a property of a number: `1..toFixed` */
const NUMBER = /\.?\d[\p{ID_Continue}.]*/uy;
const PUNCTUATOR = /\.\.\.|\?\.(?!\d)|\+\+|--|=>|[{}()[\];,<>+\-*%&|^!~?:=.@/]/uy;
const SPACE = /[\s\ufeff]+/uy;
const LINE_COMMENT = /\/\/[^\n\r\u2028\u2029]*/uy;
const LINE_END = /[\n\r\u2028\u2029]/;

function match(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function token(type: Token["type"], source: string, at: number, end: number): Token {
  return { type, text: source.slice(at, end), at };
}

function blockComment(source: string, at: number): string | null {
  if (!source.startsWith("/*", at)) return null;
  const end = source.indexOf("*/", at + 2);
  if (end < 0) throw new TokenError("a comment does not end", at);
  return source.slice(at, end + 2);
}

function endOfString(source: string, at: number): number {
  const quote = source[at];
  for (let i = at + 1; i < source.length; i++) {
    const char = source[i];
    if (char === quote) return i + 1;
    if (char === "\\") i += source.startsWith("\r\n", i + 1) ? 2 : 1;
    else if (char === "\n" || char === "\r") break;
  }
  throw new TokenError("a string does not end on its line", at);
}

/** The end of a template, or of its part up to the next placeholder. */
function endOfTemplate(source: string, at: number): number {
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === "`") return i + 1;
    if (source[i] === "\\") i++;
    else if (source[i] === "$" && source[i + 1] === "{") return i + 2;
  }
  throw new TokenError("a template does not end", at);
}

function endOfRegex(source: string, at: number): number {
  let isInClass = false;
  for (let i = at + 1; i < source.length; i++) {
    const char = source[i] ?? "";
    if (LINE_END.test(char)) break;
    if (char === "\\") {
      if (LINE_END.test(source[++i] ?? "")) break;
    } else if (char === "[") isInClass = true;
    else if (char === "]") isInClass = false;
    else if (char === "/" && !isInClass) return i + 1 + (match(FLAGS, source, i + 1) ?? "").length;
  }
  throw new TokenError("a regular expression does not end on its line", at);
}

const FLAGS = /[\p{ID_Continue}$]*/uy;
