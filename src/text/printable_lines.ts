import { printable } from "./printable.ts";

/**
 * Makes a text from outside safe for a terminal, and keeps its lines and tabs.
 *
 * @example
 * ```ts
 * import { printableLines } from "./printable_lines.ts";
 * if (printableLines("a\n\u001b[2J") !== "a\n\\u{1b}[2J") throw new Error("not printable");
 * ```
 */
export function printableLines(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, printable);
}
