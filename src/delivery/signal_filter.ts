import { compilePairFilter } from "../config/pairs.ts";
import type { Signal } from "../signal.ts";

/**
 * Compiles a filter to a function that returns whether a signal matches every list.
 *
 * @example
 * ```ts
 * import { compileSignalFilter } from "./signal_filter.ts";
 * const wants = compileSignalFilter({ strategies: [], pairs: [".+/USDT"], actions: ["enter"], sides: [], tags: [] });
 * const signal = { strategy: "S", pair: "BTC/USDT", action: "enter", side: "long", tag: null } as const;
 * if (!wants(signal) || wants({ ...signal, action: "exit" })) throw new Error("wrong signals");
 * ```
 */
export function compileSignalFilter(
  { strategies, pairs, actions, sides, tags }: SignalFilter,
): (signal: Pick<Signal, "strategy" | "pair" | "action" | "side" | "tag">) => boolean {
  const acceptsPair = compilePairFilter({ pair_whitelist: pairs, pair_blacklist: [] });
  const has = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
  return ({ strategy, pair, action, side, tag }) =>
    has(strategies, strategy) && has(actions, action) && has(sides, side) && acceptsPair(pair) &&
    (tags.length === 0 || (tag !== null && tags.includes(tag)));
}

/** The signals that a sink receives. An empty list accepts all. */
export interface SignalFilter {
  readonly strategies: readonly string[];
  /** Regular expressions that must match a whole pair, as in `exchange.pair_whitelist`. */
  readonly pairs: readonly string[];
  readonly actions: readonly Signal["action"][];
  readonly sides: readonly Signal["side"][];
  /** A signal without a tag does not match a list of tags. */
  readonly tags: readonly string[];
}
