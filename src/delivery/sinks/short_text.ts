import { printable } from "../../text/printable.ts";

/** A text shorter than this is no secret, and would black out half of a message. */
const SHORTEST_SECRET = 4;

/** What becomes of a text from elsewhere. */
export interface ShortTextOptions {
  /** What must not be in it: `***` stands there instead. */
  readonly hide?: readonly string[];
  /** Characters at most. */
  readonly most: number;
}

/**
 * A text from elsewhere for a message: one line, no secret, not too long.
 *
 * @example
 * ```ts
 * import { shortText } from "./short_text.ts";
 * const text = shortText("no such hook: /hooks/s3cret\n", { hide: ["s3cret"], most: 100 });
 * if (text !== "no such hook: /hooks/***\\n") throw new Error(text);
 * ```
 */
export function shortText(text: string, { hide = [], most }: ShortTextOptions): string {
  // Longest first, since one may be a part of another. Hidden before it is cut: half a secret is one too.
  const secrets = hide.filter((secret) => secret.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  let shown = text;
  for (const secret of secrets) shown = shown.replaceAll(secret, "***");
  const line = printable(shown);
  return line.length <= most ? line : `${line.slice(0, most).toWellFormed()}...`;
}
