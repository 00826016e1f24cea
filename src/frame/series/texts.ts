/**
 * Questions to and changes of text: pandas' `Series.str`. Missing text answers false and stays missing.
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

  /** Whether the text contains another, or matches a regular expression anywhere. */
  contains(pattern: string | RegExp): S {
    if (typeof pattern === "string") return this.#ask((text) => text.includes(pattern));
    // search() does not remember where it stopped, as test() does with the flag g
    return this.#ask((text) => text.search(pattern) >= 0);
  }

  /** Whether the text begins with another: pandas' `startswith`. */
  startsWith(start: string): S {
    return this.#ask((text) => text.startsWith(start));
  }

  /** Whether the text ends with another: pandas' `endswith`. */
  endsWith(end: string): S {
    return this.#ask((text) => text.endsWith(end));
  }

  /** How many UTF-16 units long it is; missing where the text is. */
  len(): S {
    return this.#numbers(Float64Array.from(this.#texts, (text) => text === null ? NaN : text.length));
  }

  /** In lower case. */
  lower(): S {
    return this.#change((text) => text.toLowerCase());
  }

  /** In upper case. */
  upper(): S {
    return this.#change((text) => text.toUpperCase());
  }

  /** With each occurrence of a text, or each match of a regular expression with the flag `g`, replaced. */
  replace(pattern: string | RegExp, replacement: string): S {
    return this.#change((text) => {
      // a function, so that "$1" in the text stays what it is
      return typeof pattern === "string"
        ? text.replaceAll(pattern, () => replacement)
        : text.replace(pattern, replacement);
    });
  }

  #ask(question: (text: string) => boolean): S {
    return this.#mask(Uint8Array.from(this.#texts, (text) => text !== null && question(text) ? 1 : 0));
  }

  #change(change: (text: string) => string): S {
    return this.#strings(this.#texts.map((text) => text === null ? null : change(text)));
  }
}
