import type { FrameStore } from "./frame_store.ts";

/** What decides which pairs a strategy is evaluated on. */
export interface BaseChoice {
  /** The producers whose candles may be the base dataframes, in the order of preference. */
  readonly producers: readonly string[];
  readonly timeframe: string;
  readonly candleType: string;
  readonly follows: (pair: string) => boolean;
}

/**
 * The pairs that a strategy is evaluated on: those that the config lets through and whose candles are held, in the order of
 * the producers' whitelists. A pair that a producer no longer lists is left out.
 */
export function listBasePairs(
  { producers, timeframe, candleType, follows }: BaseChoice,
  store: FrameStore,
  whitelists: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const pairs = new Set<string>();
  for (const producer of producers) {
    const listed = whitelists.get(producer) ??
      store.keys().filter((key) => key.producer === producer).map(({ pair }) => pair);
    for (const pair of listed) {
      if (follows(pair) && store.get({ producer, pair, timeframe, candleType }) !== undefined) pairs.add(pair);
    }
  }
  return [...pairs];
}
