import { compilePattern } from "../text/pattern/compile_pattern.ts";
import { translatePythonPattern } from "./python_pattern.ts";

/** The keys of `config.exchange` that choose pairs. */
export interface PairLists {
  readonly pair_whitelist: readonly string[];
  readonly pair_blacklist: readonly string[];
}

/** Pairs come from outside, so the cache of results is bounded. */
const MAX_CACHED = 10_000;

/**
 * Compiles pair lists to a filter. A pair passes when an entry of the whitelist matches it and no entry of the blacklist
 * does. An empty whitelist matches every pair. An entry is a regular expression that must match the whole pair, without
 * regard to letter case (freqtrade's `expand_pairlist`). Its time is bounded, because producers name the pairs.
 *
 * @throws {SyntaxError} an entry does not compile. `loadConfig` rejects such a config.
 * @example
 * ```ts
 * import { compilePairFilter } from "./pairs.ts";
 * const follows = compilePairFilter({ pair_whitelist: [".+/USDT"], pair_blacklist: ["BNB/.*"] });
 * if (!follows("BTC/USDT") || follows("BNB/USDT") || follows("BTC/EUR")) throw new Error("wrong pairs");
 * ```
 */
export function compilePairFilter(lists: PairLists): (pair: string) => boolean {
  const white = lists.pair_whitelist.map(compileEntry);
  const black = lists.pair_blacklist.map(compileEntry);
  const known = new Map<string, boolean>();
  return (pair) => {
    const before = known.get(pair);
    if (before !== undefined) return before;
    const follows = (white.length === 0 || white.some((matches) => matches(pair))) &&
      !black.some((matches) => matches(pair));
    if (known.size >= MAX_CACHED) known.clear();
    known.set(pair, follows);
    return follows;
  };
}

/** Returns why an entry is not a regular expression, or null when it is one. */
export function findPatternError(entry: string): string | null {
  try {
    compileEntry(entry);
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The last part of V8's "Invalid regular expression: /^(?:*)$/i: Nothing to repeat" helps the user.
    return error.message.split(": ").at(-1)?.toLowerCase() ?? "invalid";
  }
}

function compileEntry(entry: string): (pair: string) => boolean {
  return compilePattern(translatePythonPattern(entry));
}
