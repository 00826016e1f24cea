/**
 * Escapes the braces of a text, so that LogTape logs them as they are.
 *
 * LogTape fills in `{name}` and reads `{{` as a brace. It reads doubled closing braces only in a text that has an
 * opening one.
 *
 * @example
 * ```ts
 * import { escapeBraces } from "./escape_braces.ts";
 * if (escapeBraces("{pair}") !== "{{pair}}") throw new Error("would be filled in");
 * if (escapeBraces("a closing }") !== "a closing }") throw new Error("would be doubled");
 * ```
 */
export function escapeBraces(text: string): string {
  return text.includes("{") ? text.replaceAll(/[{}]/g, "$&$&") : text;
}
