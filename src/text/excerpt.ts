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
  const hidden = hideSecrets(text, hide);
  const line = printable(hidden);
  return line.length <= max ? line : `${line.slice(0, max).toWellFormed()}...`;
}

/** Options of {@linkcode excerptText}. */
export interface ExcerptOptions {
  /** Secrets. Each becomes `***`. */
  readonly hide?: readonly string[];
  /** The most characters to return, before the `...` of a cut text. */
  readonly max: number;
}
