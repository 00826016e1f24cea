/**
 * Quotes a word for a setting of systemd that is a list of words.
 *
 * @example
 * ```ts
 * import { quoteWord } from "./systemd_words.ts";
 * if (quoteWord("/home/a b/100%") !== '"/home/a b/100%%"') throw new Error(quoteWord("/home/a b/100%"));
 * ```
 */
export function quoteWord(word: string): string {
  const escaped = escapeSpecifiers(word).replaceAll(/["\\]/g, "\\$&");
  return /^[\w./:=@,+%-]+$/.test(escaped) ? escaped : `"${escaped}"`;
}

/** Quotes an argument of `ExecStart`, where systemd also replaces variables such as `$HOME`. */
export function quoteArgument(word: string): string {
  return quoteWord(word).replaceAll("$", "$$$$");
}

/** Doubles each `%`, which systemd would replace together with the letter behind it. */
export function escapeSpecifiers(text: string): string {
  return text.replaceAll("%", "%%");
}
