import { pythonPattern } from "./python_pattern.ts";

/** The part of `config.exchange` that chooses pairs. */
export interface PairLists {
  readonly pair_whitelist: readonly string[];
  readonly pair_blacklist: readonly string[];
}

const REMEMBERED = 10_000;

/**
 * Which pairs the config lets through: those that an entry of the whitelist matches and none of the blacklist. An
 * empty whitelist lets every pair through. Entries are regular expressions, letter case ignored, that must match the
 * whole pair (freqtrade's `expand_pairlist`).
 *
 * @throws {SyntaxError} for an entry that does not compile; `loadConfig` has refused such a config before.
 * @example
 * ```ts
 * import { pairFilter } from "./pairs.ts";
 * const follows = pairFilter({ pair_whitelist: [".+/USDT"], pair_blacklist: ["BNB/.*"] });
 * if (!follows("BTC/USDT") || follows("BNB/USDT") || follows("BTC/EUR")) throw new Error("wrong pairs");
 * ```
 */
export function pairFilter(lists: PairLists): (pair: string) => boolean {
  const white = lists.pair_whitelist.map(pairPattern);
  const black = lists.pair_blacklist.map(pairPattern);
  const known = new Map<string, boolean>();
  return (pair) => {
    const before = known.get(pair);
    if (before !== undefined) return before;
    const follows = (white.length === 0 || white.some((pattern) => pattern.test(pair))) &&
      !black.some((pattern) => pattern.test(pair));
    // Pairs come from outside: what is remembered of them stays bounded.
    if (known.size >= REMEMBERED) known.clear();
    known.set(pair, follows);
    return follows;
  };
}

/** Why an entry is no regular expression; null when it is one. */
export function pairPatternError(entry: string): string | null {
  try {
    pairPattern(entry);
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // V8 says "Invalid regular expression: /^(?:*)$/i: Nothing to repeat": the last part is what helps.
    return error.message.split(": ").at(-1)?.toLowerCase() ?? "invalid";
  }
}

function pairPattern(entry: string): RegExp {
  // Compiled alone first: "a)|(b" compiles once it stands in a group.
  new RegExp(pythonPattern(entry));
  return new RegExp(`^(?:${pythonPattern(entry)})$`, "i");
}
