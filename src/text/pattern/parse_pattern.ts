import type { PatternNode } from "./pattern_node.ts";

/**
 * Parses a regular expression without the flags `u` and `v`. It must compile: `new RegExp(source)`.
 *
 * @throws {SyntaxError} it has more parts than a pattern for names needs, or flags of a group
 * @example
 * ```ts
 * import { parsePattern } from "./parse_pattern.ts";
 * const node = parsePattern("BTC|ETH");
 * if (node.type !== "choice" || node.options.length !== 2) throw new Error(node.type);
 * ```
 */
export function parsePattern(source: string): PatternNode {
  return new Parser(source).parse();
}

/** One part of a pattern: a quantifier, the start of a group, a set, an escape, or a character. */
const TOKEN = new RegExp(
  [
    String.raw`(?<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})\??)`,
    String.raw`(?<open>\((?:\?(?:[:=!]|<[=!]|<\w+>|[a-z-]+:))?)`,
    String.raw`(?<reference>\\(?:[1-9]\d*|k<\w+>))`,
    String.raw`(?<atom>\[(?:\\[^]|[^\]\\])*\]|\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|[^])|[^])`,
  ].join("|"),
  "iy",
);

class Parser {
  readonly #source: string;
  #index = 0;
  #count = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): PatternNode {
    return this.#choice();
  }

  #choice(): PatternNode {
    const options = [this.#sequence()];
    while (this.#source[this.#index] === "|") {
      this.#index++;
      options.push(this.#sequence());
    }
    const [only, ...others] = options;
    return only !== undefined && others.length === 0 ? only : { type: "choice", options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#index < this.#source.length && !/[|)]/.test(this.#source[this.#index] ?? "")) {
      const { quantifier, open, reference, atom = "" } = this.#token();
      const before = parts.at(-1);
      if (quantifier !== undefined && before !== undefined) {
        parts[parts.length - 1] = { type: "repeat", node: before, ...boundsOf(quantifier) };
      } else if (open !== undefined) parts.push(this.#group(open));
      else if (reference !== undefined) parts.push({ type: "reference" });
      else parts.push(makeAtom(atom));
    }
    const [only, ...others] = parts;
    return only !== undefined && others.length === 0 ? only : { type: "sequence", parts };
  }

  #group(open: string): PatternNode {
    if (/[a-z-]:$/.test(open)) throw new SyntaxError("Invalid: flags of a group are not supported");
    if (++this.#depth > MAX_DEPTH) throw new SyntaxError(`Invalid: more than ${MAX_DEPTH} groups inside each other`);
    const node = this.#choice();
    this.#depth--;
    this.#index++; // the closing parenthesis
    if (!/[=!]$/.test(open)) return node;
    return { type: "look", node, isBehind: open.includes("<"), isNegative: open.endsWith("!") };
  }

  #token(): Readonly<Partial<Record<"quantifier" | "open" | "reference" | "atom", string>>> {
    if (++this.#count > MAX_PARTS) throw new SyntaxError(`Invalid: more than ${MAX_PARTS} characters and groups`);
    TOKEN.lastIndex = this.#index;
    const match = TOKEN.exec(this.#source);
    this.#index += match?.[0].length ?? 1;
    return match?.groups ?? {};
  }
}

function boundsOf(quantifier: string): { readonly min: number; readonly max: number } {
  switch (quantifier[0]) {
    case "*":
      return { min: 0, max: Infinity };
    case "+":
      return { min: 1, max: Infinity };
    case "?":
      return { min: 0, max: 1 };
  }
  const [min = "0", max = min] = quantifier.replace(/^\{|\}\??$/g, "").split(",");
  return { min: Number(min), max: max === "" ? Infinity : Number(max) };
}

function makeAtom(atom: string): PatternNode {
  switch (atom) {
    case "^":
      return { type: "place", test: (_text, at) => at === 0 };
    case "$":
      return { type: "place", test: (text, at) => at === text.length };
    case "\\b":
      return { type: "place", test: isWordEdge };
    case "\\B":
      return { type: "place", test: (text, at) => !isWordEdge(text, at) };
  }
  // V8 decides what one character matches, so that sets and letter case are exactly its own
  const one = new RegExp(`^(?:${atom})$`, "i");
  return { type: "character", test: (character) => one.test(character) };
}

function isWordEdge(text: string, at: number): boolean {
  return /\w/.test(text[at - 1] ?? "") !== /\w/.test(text[at] ?? "");
}

/** How many characters and groups a pattern may have. */
const MAX_PARTS = 5_000;
const MAX_DEPTH = 50;
