import { compilePairFilter } from "../../config/pairs.ts";
import { nearest } from "../../text/nearest.ts";

const MOST_NAMED = 8;

/**
 * The whitelist that lets through what `whitelist` and one of `patterns` let through: both lists hold regular expressions
 * for whole pairs, an empty one lets everything through.
 *
 * @example
 * ```ts
 * import { onlyPairs } from "./only_pairs.ts";
 * const both = onlyPairs([".+/USDT"], ["BTC/.+"]).map((pattern) => new RegExp(`^(?:${pattern})$`));
 * if (!both.some((p) => p.test("BTC/USDT")) || both.some((p) => p.test("BTC/EUR"))) throw new Error();
 * ```
 */
export function onlyPairs(whitelist: readonly string[], patterns: readonly string[]): readonly string[] {
  if (patterns.length === 0) return whitelist;
  if (whitelist.length === 0) return patterns;
  // Python allows its flag for letter case at the start alone, and pairs are compared without it anyway
  const bare = (pattern: string): string => pattern.replace(/^\(\?i\)/, "");
  return whitelist.flatMap((entry) => patterns.map((pattern) => `(?=(?:${bare(entry)})$)(?:${bare(pattern)})`));
}

/** A sentence for each pattern that none of the pairs matches: most likely it is misspelt. */
export function unmatchedPatterns(patterns: readonly string[], pairs: readonly string[]): readonly string[] {
  const unmatched = patterns.filter((pattern) =>
    !pairs.some(compilePairFilter({ pair_whitelist: [pattern], pair_blacklist: [] }))
  );
  return unmatched.map((pattern) => {
    const near = nearest(pattern, pairs);
    const named = near.length > 0 ? near : pairs.slice(0, MOST_NAMED);
    const rest = pairs.length > named.length ? ", ..." : "";
    return `--pair ${pattern}: there is no such pair; there is ${named.join(", ") || "none at all"}${rest}`;
  });
}
