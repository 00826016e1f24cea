import type { FrameKey } from "../../events.ts";

/** A frame key as a `Map` key: no part may contain the separator. */
export function frameId(key: FrameKey): string {
  return [key.producer, key.pair, key.timeframe, key.candleType].join("\u0000");
}

/** A frame key as people read it. */
export function describeFrame(key: Omit<FrameKey, "producer">): string {
  return `${key.pair} ${key.timeframe} ${key.candleType}`;
}
