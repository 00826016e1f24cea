/**
 * Cuts a text to a length, and says how much is missing. No pair of surrogates is cut.
 *
 * @example
 * ```ts
 * import { limitText } from "./limit_text.ts";
 * if (limitText("abcdef", 4) !== "abcd... (2 characters more)") throw new Error("not cut");
 * if (limitText("abcd", 4) !== "abcd") throw new Error("cut");
 * ```
 */
export function limitText(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max).toWellFormed()}... (${text.length - max} characters more)`;
}
