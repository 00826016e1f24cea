import { MAX_TEXT_LENGTH } from "../limits.ts";
import { isQuick } from "./is_quick.ts";
import { matchesWhole } from "./match_pattern.ts";
import { parsePattern } from "./parse_pattern.ts";

/**
 * Compiles a regular expression to a function that reports whether it matches a whole text. Letter case does not count.
 *
 * The time is bounded whatever the pattern and the text are, so that a name from outside can't stop the program. A text
 * above 255 characters never matches.
 *
 * @param source without the flags `u` and `v`
 * @throws {SyntaxError} it does not compile, or has what can't be matched in bounded time
 * @example
 * ```ts
 * import { compilePattern } from "./compile_pattern.ts";
 * const matches = compilePattern("(btc|eth)/.*");
 * if (!matches("BTC/USDT") || matches("XBTC/USDT")) throw new Error("wrong");
 * ```
 */
export function compilePattern(source: string): (text: string) => boolean {
  // compile it alone first: "a)|(b" is invalid, but compiles inside a group
  new RegExp(source);
  const whole = new RegExp(`^(?:${source})$`, "i");
  const native = (text: string): boolean => text.length <= MAX_TEXT_LENGTH && whole.test(text);
  if (PLAIN.test(source)) return native;
  const node = parsePattern(source);
  if (isQuick(node)) return native;
  if (/\\[1-9k]/.test(source)) {
    throw new SyntaxError("Invalid: a back reference is not supported beside so many repetitions and choices");
  }
  return (text) => text.length <= MAX_TEXT_LENGTH && matchesWhole(node, text);
}

/** A name without any choice, as most entries of a list of pairs. */
const PLAIN = /^[\w/:.-]*$/;
