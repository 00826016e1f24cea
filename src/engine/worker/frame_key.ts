import type { FrameKey } from "../../events.ts";
import { keyOf } from "../../text/key_of.ts";

/** Returns a dataframe's identity as the key of a `Map`. */
export function frameId(key: FrameKey): string {
  return keyOf(key.producer, key.pair, key.timeframe, key.candleType);
}

/** Describes a dataframe for people: `BTC/USDT 5m spot`. */
export function describeFrame(key: Omit<FrameKey, "producer">): string {
  return `${key.pair} ${key.timeframe} ${key.candleType}`;
}
