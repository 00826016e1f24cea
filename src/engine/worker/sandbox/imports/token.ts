/** A piece of a source in JavaScript or TypeScript. Spaces and comments are no tokens. */
export interface Token {
  /** A template comes in parts, without what its placeholders contain. */
  readonly type: "name" | "number" | "string" | "template" | "regex" | "punctuator";
  /** The token as it is written, with quotes and escapes. */
  readonly text: string;
  /** Where it begins in the source. */
  readonly at: number;
}

/** A source can't be divided into tokens. */
export class TokenError extends Error {
  override readonly name = "TokenError";
  /** The place in the source. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** What a `/` begins. Some places need the whole grammar to tell. */
export type SlashMeaning = "division" | "regex" | "either";
