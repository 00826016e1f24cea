import { wrapText } from "../../src/terminal/wrap_text.ts";

/**
 * Escapes a text for roff, the language of man pages, so that a terminal shows it as it is: hyphens stay ASCII for those
 * who search or copy, and no line can become a macro.
 */
export function escapeRoff(text: string): string {
  const escaped = text.replaceAll(/[\\\-'"`^~]|\P{ASCII}/gu, (char) => ESCAPES[char] ?? escapeUnicode(char));
  return escaped.replaceAll(/^(?=\.|\\\(aq)/gm, "\\&");
}

/** Formats a paragraph. Each sentence starts a line of the source, as roff expects it. */
export function formatText(text: string): readonly string[] {
  const sentences = text.replaceAll(/\s+/g, " ").split(/(?<=[.!?]) (?=[A-Z])/);
  return sentences.flatMap((sentence) => wrapText(sentence, SOURCE_WIDTH).map(escapeRoff));
}

/** Formats lines that keep their spaces and ends, such as a command to type. */
export function formatCode(text: string): readonly string[] {
  return [".PP", ".RS 4", ".EX", ...text.split("\n").map(escapeRoff), ".EE", ".RE"];
}

/** Formats a list: each term, which is roff already, and its meaning. */
export function formatTerms(terms: readonly (readonly [term: string, meaning: string])[]): readonly string[] {
  return terms.flatMap(([term, meaning]) => [".TP", term, ...formatText(meaning)]);
}

/** Formats the heading of a section, `.SH`, or of a part of it, `.SS`. */
export function formatHeading(macro: "SH" | "SS", text: string): string {
  return `.${macro} "${escapeRoff(text)}"`;
}

/** Sets a text in bold: what is typed as it stands. */
export function bold(text: string): string {
  return `\\fB${escapeRoff(text)}\\fR`;
}

/** Sets a text in italics: what stands for something else. */
export function italic(text: string): string {
  return `\\fI${escapeRoff(text)}\\fR`;
}

/** Readers of the source, and mandoc's lint, expect lines below 80 bytes. Escapes need some of them. */
const SOURCE_WIDTH = 70;

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\e",
  "-": "\\-",
  "'": "\\(aq",
  '"': "\\(dq",
  "`": "\\(ga",
  "^": "\\(ha",
  "~": "\\(ti",
};

/** Groff and mandoc both read `\[uXXXX]`, with at least four digits. */
function escapeUnicode(char: string): string {
  return `\\[u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}
