import type { PatternNode } from "./pattern_node.ts";

/**
 * Reports whether V8, which tries one way after another, matches a pattern in reasonable time on any short text.
 *
 * It does if nothing is repeated that has several ways itself, as in `(a+)+`, and if the pattern has few parts with several
 * ways: `.*(UP|DOWN)/.*` has three.
 *
 * @example
 * ```ts
 * import { isQuick } from "./is_quick.ts";
 * import { parsePattern } from "./parse_pattern.ts";
 * if (!isQuick(parsePattern(".*(UP|DOWN)/.*")) || isQuick(parsePattern("(a+)+b"))) throw new Error("wrong");
 * ```
 */
export function isQuick(node: PatternNode): boolean {
  return countWays(node) <= MAX_WAYS;
}

/** Counts the parts with several ways. Infinite when one of them is repeated. */
function countWays(node: PatternNode): number {
  switch (node.type) {
    case "character":
    case "place":
    case "reference":
      return 0;
    case "sequence":
      return sum(node.parts);
    case "choice":
      return 1 + sum(node.options);
    case "repeat":
      return node.min === node.max && node.node.type === "character"
        ? 0
        : node.node.type === "character" || node.node.type === "reference"
        ? 1
        : Infinity;
    case "look":
      return countWays(node.node);
  }
}

function sum(nodes: readonly PatternNode[]): number {
  return nodes.reduce((total, node) => total + countWays(node), 0);
}

/** With three, a text of 255 characters takes at most some milliseconds. */
const MAX_WAYS = 3;
