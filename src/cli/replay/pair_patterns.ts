import { compilePairFilter } from "../../config/pairs.ts";
import { nearest } from "../../text/nearest.ts";

/**
 * Combines a whitelist with the patterns of `--pair` to one whitelist. It accepts a pair that both lists accept. Both
 * hold regular expressions for whole pairs; an empty list accepts every pair.
 *
 * @example
 * ```ts
 * import { combinePairLists } from "./pair_patterns.ts";
 * const both = combinePairLists([".+/USDT"], ["BTC/.+"]).map((pattern) => new RegExp(`^(?:${pattern})$`));
 * if (!both.some((p) => p.test("BTC/USDT")) || both.some((p) => p.test("BTC/EUR"))) throw new Error();
 * ```
 */
export function combinePairLists(whitelist: readonly string[], patterns: readonly string[]): readonly string[] {
  if (patterns.length === 0) return whitelist;
  if (whitelist.length === 0) return patterns;
  // Python allows this flag only at the start of a pattern, and letter case does not count for pairs anyway
  const removeFlag = (pattern: string): string => pattern.replace(/^\(\?i\)/, "");
  return whitelist.flatMap((entry) =>
    patterns.map((pattern) => `(?=(?:${removeFlag(entry)})$)(?:${removeFlag(pattern)})`)
  );
}

/** Returns a warning for each pattern that matches no pair. It is probably misspelt. */
export function describeUnmatchedPatterns(patterns: readonly string[], pairs: readonly string[]): readonly string[] {
  const unmatched = patterns.filter((pattern) =>
    !pairs.some(compilePairFilter({ pair_whitelist: [pattern], pair_blacklist: [] }))
  );
  return unmatched.map((pattern) => {
    const near = nearest(pattern, pairs);
    const shown = near.length > 0 ? near : pairs.slice(0, MAX_PAIRS_SHOWN);
    const rest = pairs.length > shown.length ? ", ..." : "";
    return `--pair ${pattern} matches no pair of the recording; it has ${shown.join(", ") || "no pairs"}${rest}`;
  });
}

const MAX_PAIRS_SHOWN = 8;
