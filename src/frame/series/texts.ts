/**
 * Tests and changes of text: the `str` of a Series. Answers to pandas' `Series.str`.
 *
 * A test of missing text is false, as in pandas 3; a change leaves it missing.
 *
 * @example
 * ```ts
 * import { Series } from "consumer";
 *
 * const tags = Series.of(["rsi_cross", null, "macd"]);
 * if (String(tags.str.contains("cross").toArray()) !== "true,false,false") throw new Error();
 * if (String(tags.str.contains(/^m/).toArray()) !== "false,false,true") throw new Error();
 * ```
 */
export class Texts<S> {
  readonly #texts: readonly (string | null)[];
  readonly #mask: (mask: Uint8Array) => S;
  readonly #strings: (texts: readonly (string | null)[]) => S;
  readonly #numbers: (values: Float64Array) => S;

  /**
   * `Series.str` makes one.
   *
   * @internal
   */
  constructor(
    texts: readonly (string | null)[],
    wrap: {
      readonly mask: (mask: Uint8Array) => S;
      readonly strings: (texts: readonly (string | null)[]) => S;
      readonly numbers: (values: Float64Array) => S;
    },
  ) {
    this.#texts = texts;
    this.#mask = wrap.mask;
    this.#strings = wrap.strings;
    this.#numbers = wrap.numbers;
  }

  /** Returns where the text contains another, or matches a regular expression. Answers to pandas' `contains`. */
  contains(pattern: string | RegExp): S {
    if (typeof pattern === "string") return this.#test((text) => text.includes(pattern));
    // unlike test(), search() ignores where a pattern with the flag g has stopped
    return this.#test((text) => text.search(pattern) >= 0);
  }

  /** Returns where the text begins with another. Answers to pandas' `startswith`. */
  startsWith(start: string): S {
    return this.#test((text) => text.startsWith(start));
  }

  /** Returns where the text ends with another. Answers to pandas' `endswith`. */
  endsWith(end: string): S {
    return this.#test((text) => text.endsWith(end));
  }

  /** Returns the length in UTF-16 units; missing where the text is. Answers to pandas' `len`. */
  len(): S {
    return this.#numbers(Float64Array.from(this.#texts, (text) => text === null ? NaN : text.length));
  }

  /** Converts to lower case. */
  lower(): S {
    return this.#change((text) => text.toLowerCase());
  }

  /** Converts to upper case. */
  upper(): S {
    return this.#change((text) => text.toUpperCase());
  }

  /**
   * Replaces each occurrence of a text, or the matches of a regular expression: all of them with the flag `g`, else the
   * first. Answers to pandas' `replace`.
   */
  replace(pattern: string | RegExp, replacement: string): S {
    return this.#change((text) => {
      // a function, because "$1" has a meaning in a replacement
      return typeof pattern === "string"
        ? text.replaceAll(pattern, () => replacement)
        : text.replace(pattern, replacement);
    });
  }

  #test(hasProperty: (text: string) => boolean): S {
    return this.#mask(Uint8Array.from(this.#texts, (text) => text !== null && hasProperty(text) ? 1 : 0));
  }

  #change(change: (text: string) => string): S {
    return this.#strings(this.#texts.map((text) => text === null ? null : change(text)));
  }
}
