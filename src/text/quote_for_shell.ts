/**
 * Quotes a word for a POSIX shell, if it needs quotes.
 *
 * @example
 * ```ts
 * import { quoteForShell } from "./quote_for_shell.ts";
 * if (quoteForShell("/home/ada's bot") !== "'/home/ada'\\''s bot'") throw new Error(quoteForShell("/home/ada's bot"));
 * ```
 */
export function quoteForShell(word: string): string {
  return /^[\w./:=@%+,~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
