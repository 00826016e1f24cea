import { limitText } from "./limit_text.ts";

/**
 * Returns an error's message, or the text of any other value that was thrown.
 *
 * A value that throws when it is read gives a fixed text: reporting an error must not fail.
 *
 * @example
 * ```ts
 * import { errorText } from "./error_text.ts";
 * if (errorText(new Error("disk full")) !== "disk full" || errorText("plain") !== "plain") throw new Error("wrong text");
 * ```
 */
export function errorText(error: unknown): string {
  try {
    return limitText(error instanceof Error ? String(error.message) : String(error), MAX_LENGTH);
  } catch {
    return "an error that can't be read"; // a getter or a conversion of its own threw
  }
}

/**
 * Returns an error's class and message, as in "TypeError: x is null". Other values give the same text as in
 * {@linkcode errorText}.
 *
 * @example
 * ```ts
 * import { classAndText } from "./error_text.ts";
 * if (classAndText(new RangeError("too far")) !== "RangeError: too far") throw new Error("wrong text");
 * ```
 */
export function classAndText(error: unknown): string {
  const text = errorText(error);
  try {
    return error instanceof Error ? `${limitText(String(error.name), MAX_LENGTH)}: ${text}` : text;
  } catch {
    return text; // a getter of its own threw
  }
}

const MAX_LENGTH = 10_000;
