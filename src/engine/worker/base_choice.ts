import type { FrameKey } from "../../events.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import type { FrameStore, HeldFrame } from "./frame_store.ts";

/** What decides which dataframe is a strategy's base dataframe. */
export interface BaseChoice {
  /** The producers of base dataframes, the preferred one first. */
  readonly producers: readonly string[];
  readonly timeframe: string;
  readonly candleType: string;
  /** Whether the config allows the pair. */
  readonly follows: (pair: string) => boolean;
}

/**
 * Chooses a pair's base dataframe: that of the first producer, unless it is more than two candles
 * behind another one.
 */
export function chooseBase(
  { producers, timeframe, candleType }: BaseChoice,
  pair: string,
  store: FrameStore,
): HeldFrame | undefined {
  const held = producers.flatMap((producer) => store.get({ producer, pair, timeframe, candleType }) ?? []);
  if (held.length < 2) return held[0];
  const ends = held.map(({ buffer }) => buffer.lastDate ?? -Infinity);
  const late = Math.max(...ends) - MAX_CANDLES_BEHIND * timeframeToMs(timeframe);
  return held.find((_, i) => (ends[i] ?? -Infinity) >= late);
}

/** Reports whether a dataframe can be a base dataframe. */
export function canBeBase({ producers, timeframe, candleType, follows }: BaseChoice, key: FrameKey): boolean {
  return key.timeframe === timeframe && key.candleType === candleType && producers.includes(key.producer) &&
    follows(key.pair);
}

/** A producer further behind than this is offline, and the next one provides the base dataframe. */
const MAX_CANDLES_BEHIND = 2;
