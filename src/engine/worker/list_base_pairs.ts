import type { BaseChoice } from "./base_choice.ts";
import type { FrameStore } from "./frame_store.ts";

/**
 * Lists the pairs that a strategy runs on: those that the config allows and whose candles have arrived, in the order of the
 * producers' whitelists. A pair that its producer no longer lists is left out.
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
