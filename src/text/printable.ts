/**
 * Makes a text from outside safe for a terminal, in one line.
 *
 * It escapes control characters, line ends and characters that change the writing direction: `\n`, `\u{1b}`.
 *
 * @example
 * ```ts
 * import { printable } from "./printable.ts";
 * if (printable("BTC\n\u001b[31m") !== "BTC\\n\\u{1b}[31m") throw new Error("not printable");
 * ```
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    if (character === "\r") return "\\r";
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_C}]/gu;
