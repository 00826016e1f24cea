import type { PatternNode } from "./pattern_node.ts";

/**
 * Reports whether a pattern matches a whole text.
 *
 * It computes where each part can end for each place where it can start, once. So the time is bounded by the number of parts
 * and a power of the text's length, whatever the pattern is.
 *
 * @example
 * ```ts
 * import { matchesWhole } from "./match_pattern.ts";
 * import { parsePattern } from "./parse_pattern.ts";
 * const node = parsePattern("(a+)+b");
 * if (!matchesWhole(node, "aab") || matchesWhole(node, "a".repeat(100))) throw new Error("wrong");
 * ```
 */
export function matchesWhole(node: PatternNode, text: string): boolean {
  return new Matcher(text).endsOf(node, 0).has(text.length);
}

type Ends = ReadonlySet<number>;

class Matcher {
  readonly #text: string;
  readonly #known = new Map<PatternNode, Map<number, Ends>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Returns every place where a part can end that starts at a place. */
  endsOf(node: PatternNode, start: number): Ends {
    const ofNode = this.#known.get(node) ?? new Map<number, Ends>();
    this.#known.set(node, ofNode);
    const known = ofNode.get(start);
    if (known !== undefined) return known;
    const ends = this.#find(node, start);
    ofNode.set(start, ends);
    return ends;
  }

  #find(node: PatternNode, start: number): Ends {
    switch (node.type) {
      case "character": {
        const character = this.#text[start];
        return character !== undefined && node.test(character) ? new Set([start + 1]) : NOWHERE;
      }
      case "place":
        return node.test(this.#text, start) ? new Set([start]) : NOWHERE;
      case "sequence":
        return node.parts.reduce<Ends>((starts, part) => this.#step(part, starts), new Set([start]));
      case "choice":
        return new Set(node.options.flatMap((option) => [...this.endsOf(option, start)]));
      case "repeat":
        return this.#repeat(node, start);
      case "look":
        return this.#looks(node, start) !== node.isNegative ? new Set([start]) : NOWHERE;
      case "reference":
        throw new TypeError("a back reference can't be matched here");
    }
  }

  #step(node: PatternNode, starts: Ends): Ends {
    const ends = new Set<number>();
    for (const start of starts) for (const end of this.endsOf(node, start)) ends.add(end);
    return ends;
  }

  #repeat({ node, min, max }: Extract<PatternNode, { type: "repeat" }>, start: number): Ends {
    let ends: Ends = new Set([start]);
    for (let i = 0; i < min; i++) {
      const next = this.#step(node, ends);
      if (isEqual(next, ends)) break; // more repetitions change nothing
      ends = next;
    }
    const all = new Set(ends);
    for (let i = min; i < max && ends.size > 0; i++) {
      ends = this.#step(node, ends).difference(all);
      for (const end of ends) all.add(end);
    }
    return all;
  }

  #looks({ node, isBehind }: Extract<PatternNode, { type: "look" }>, at: number): boolean {
    if (!isBehind) return this.endsOf(node, at).size > 0;
    return Array.from({ length: at + 1 }, (_, start) => start).some((start) => this.endsOf(node, start).has(at));
  }
}

const NOWHERE: Ends = new Set();

function isEqual(a: Ends, b: Ends): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
