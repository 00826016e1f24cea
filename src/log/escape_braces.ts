/**
 * A text as a message of the log that means itself: braces are places to fill in there, unless they are doubled, and
 * doubled ones are braces only where the text has an opening one.
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
