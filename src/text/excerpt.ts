import { hideSecrets } from "./hide_secrets.ts";
import { printable } from "./printable.ts";

/**
 * Makes a text from outside fit for a message: one line, without secrets, cut to a length.
 *
 * @example
 * ```ts
 * import { excerptText } from "./excerpt.ts";
 * const text = excerptText("no such hook: /hooks/s3cret\n", { hide: ["s3cret"], max: 100 });
 * if (text !== "no such hook: /hooks/***\\n") throw new Error(text);
 * ```
 */
export function excerptText(text: string, { hide = [], max }: ExcerptOptions): string {
  // a cut secret would no longer match, so this hides before it cuts
  const line = printable(text.length <= MAX_READ ? hideSecrets(text, hide) : hideInStart(text, hide));
  return line.length <= max ? line : `${line.slice(0, max).toWellFormed()}...`;
}

/** Options of {@linkcode excerptText}. */
export interface ExcerptOptions {
  /** Secrets. Each becomes `***`. */
  readonly hide?: readonly string[];
  /** The most characters to return, before the `...` of a cut text. */
  readonly max: number;
}

/** Reads only the start of a long text. What may be a cut secret at its end is dropped. */
function hideInStart(text: string, hide: readonly string[]): string {
  const longest = Math.max(0, ...hide.map((secret) => secret.length));
  return hideSecrets(text.slice(0, MAX_READ), hide).slice(0, -longest * MAX_SPELLING - 1);
}

/** Hiding takes about 5 ms for so many characters. No message needs more. */
const MAX_READ = 64 << 10;
/** How many characters common encodings write for one, at most. */
const MAX_SPELLING = 12;
