import type { KnownPairs } from "../producer/known_pairs.ts";
import { shorten } from "../producer/protocol/shorten.ts";
import type { Signal } from "../signal.ts";

/**
 * Returns why a signal can't come from data of its producer, or null. It comes from the strategies' thread, which runs code of
 * strangers, so the main thread compares it with what it has seen itself.
 *
 * @param now epoch milliseconds
 */
export function doubtSignal(
  { strategy, pair, producer, candle }: Signal,
  known: KnownPairs,
  now: number,
): string | null {
  const signal = `a signal of strategy ${JSON.stringify(strategy)} was dropped`;
  if (!known.has(producer, pair)) return `${signal}: the producer has neither listed nor sent ${shorten(pair)}`;
  if (Date.parse(candle) > now + TOLERANCE_MS) return `${signal}: its candle ${candle} is in the future`;
  return null;
}

/** Rows up to 30 s ahead of the clock are accepted. */
const TOLERANCE_MS = 60_000;
