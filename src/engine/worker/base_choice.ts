import type { FrameKey } from "../../events.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import type { FrameStore, HeldFrame } from "./frame_store.ts";

/** What decides which dataframe is a strategy's base dataframe. */
export interface BaseChoice {
  /** The producers of base dataframes, the preferred one first. */
  readonly producers: readonly string[];
  readonly timeframe: string;
  readonly candleType: string;
  /** How long after another producer's candle a preferred producer may send its own: `consumer.failover_grace`. */
  readonly failoverGraceMs: number;
  /** Whether the config allows the pair. */
  readonly follows: (pair: string) => boolean;
}

/**
 * Chooses a pair's base dataframe: that of the first producer, unless another one has overtaken it.
 *
 * A producer whose link is down is overtaken when another one has as much. One whose link is up is overtaken when it still
 * has not sent a closed candle that another one has had for `failoverGraceMs`. It is preferred again as soon as it has that candle.
 *
 * @param now epoch milliseconds
 */
export function chooseBase(choice: BaseChoice, pair: string, store: FrameStore, now: number): HeldFrame | undefined {
  const held = findCandidates(choice, pair, store);
  if (held.length < 2) return held[0];
  const timeframeMs = timeframeToMs(choice.timeframe);
  const hasOvertaken = (other: HeldFrame, frame: HeldFrame): boolean => {
    const lead = endOf(other) - endOf(frame);
    if (!store.isUp(frame.key.producer)) return lead > 0 || (lead === 0 && store.isUp(other.key.producer));
    return lead > 0 && isLate(endOf(frame), other, { timeframeMs, graceMs: choice.failoverGraceMs, now });
  };
  return held.find((frame) => !held.some((other) => other !== frame && hasOvertaken(other, frame)));
}

/** Reports whether another producer has a later candle than the base dataframe, which may soon overtake it. */
export function isBehind(base: HeldFrame, choice: BaseChoice, store: FrameStore): boolean {
  return findCandidates(choice, base.key.pair, store).some((other) => endOf(other) > endOf(base));
}

/** Reports whether a dataframe can be a base dataframe. */
export function canBeBase({ producers, timeframe, candleType, follows }: BaseChoice, key: FrameKey): boolean {
  return key.timeframe === timeframe && key.candleType === candleType && producers.includes(key.producer) &&
    follows(key.pair);
}

function findCandidates(
  { producers, timeframe, candleType }: BaseChoice,
  pair: string,
  store: FrameStore,
): HeldFrame[] {
  return producers.flatMap((producer) => store.get({ producer, pair, timeframe, candleType }) ?? []);
}

/**
 * Reports whether a dataframe that ends at `end` is missing a candle for too long. Only closed candles count: a producer that sends
 * running candles, or dates them ahead, does not make the others late.
 */
function isLate(end: number, other: HeldFrame, { timeframeMs, graceMs, now }: Lateness): boolean {
  const last = endOf(other);
  const running = Math.max(0, Math.ceil((last + timeframeMs - now) / timeframeMs));
  const closed = last - running * timeframeMs;
  if (end >= closed) return false;
  if (end + Math.max(timeframeMs, graceMs) < closed) return true;
  const since = running === 0 ? Math.max(other.grownAt, closed + timeframeMs) : closed + timeframeMs;
  return now - since >= graceMs;
}

interface Lateness {
  readonly timeframeMs: number;
  readonly graceMs: number;
  readonly now: number;
}

function endOf({ buffer }: HeldFrame): number {
  return buffer.lastDate ?? -Infinity;
}
