import { timeframeToMs } from "../frame/timeframe.ts";
import { keyOf } from "../text/key_of.ts";
import type { FollowedData, FrameEnd, PairData, ProducerData } from "./followed_data.ts";

/**
 * Finds the dataframes that have no new candle although the link to their producer is open.
 *
 * A candle is late when it should have closed `graceMs` ago. After a link has opened, a pair was listed or time has started
 * again, each dataframe has one candle, but at most five minutes, and the grace.
 *
 * @param now epoch milliseconds
 * @returns an entry for each producer whose link is open
 */
export function findLate(data: FollowedData, rules: LatenessRules, now: number): readonly ProducerLateness[] {
  const judged = data.producers.filter(({ openedAt }) => openedAt !== null).map((producer) => ({
    producer,
    frames: judgeProducer(producer, rules, now),
  }));
  const delivered = new Set(
    judged.flatMap(({ frames }) => frames.filter(({ isOverdue }) => !isOverdue).flatMap(idsOf)),
  );
  return judged.map(({ producer, frames }) => {
    const isSilent = frames.length > 0
      ? frames.every(({ isOverdue, isSettled }) => isOverdue && isSettled)
      : isEmpty(producer, rules, now);
    const overdue = frames.filter(({ isOverdue }) => isOverdue);
    return {
      producer: producer.name,
      followed: new Set(frames.map(({ pair }) => pair)).size,
      since: producer.openedAt ?? now,
      hasPairs: producer.pairs.size > 0,
      isSilent,
      overdue: isSilent ? overdue : overdue.filter((frame) => !delivered.has(idOf(frame))),
      elsewhere: new Set(overdue.filter((frame) => delivered.has(idOf(frame))).map(({ pair }) => pair)).size,
    };
  });
}

/** What {@linkcode findLate} takes from the config. */
export interface LatenessRules {
  /** `consumer.late_data_grace`, in milliseconds. */
  readonly graceMs: number;
  /** Returns whether the config's pair lists allow a pair. Others are never late. */
  readonly isFollowed: (pair: string) => boolean;
}

/** What is late of a producer whose link is open. */
export interface ProducerLateness {
  readonly producer: string;
  /** How many of its pairs the config follows. */
  readonly followed: number;
  /** When its link opened, in epoch milliseconds. */
  readonly since: number;
  /** Whether it lists or has sent any pair. */
  readonly hasPairs: boolean;
  /** Whether everything that it should send is late, or it has listed no pair for too long. */
  readonly isSilent: boolean;
  /** What no producer delivers. If this one is silent, everything that it should send. */
  readonly overdue: readonly OverdueFrame[];
  /** How many of the overdue pairs another producer delivers. */
  readonly elsewhere: number;
}

/** A dataframe without a new candle. */
export interface OverdueFrame {
  readonly pair: string;
  /** Null: no dataframe of the pair has arrived. */
  readonly timeframe: string | null;
  /** Null: no dataframe of the pair has arrived. */
  readonly candleType: string | null;
  /** The open time of the newest candle, in epoch milliseconds. Null: no dataframe has arrived. */
  readonly lastCandle: number | null;
  /** Since when there is no new candle, in epoch milliseconds. */
  readonly since: number;
  /** The length of a candle. An estimate when no dataframe has arrived. */
  readonly candleMs: number;
  /** Whether it is late: it has also had the time that each dataframe has after a link has opened. */
  readonly isSettled: boolean;
}

interface JudgedFrame extends OverdueFrame {
  readonly isOverdue: boolean;
}

function judgeProducer(producer: ProducerData, rules: LatenessRules, now: number): readonly JudgedFrame[] {
  const openedAt = producer.openedAt ?? now;
  const usualMs = findShortestCandle(producer);
  return [...producer.pairs].flatMap(([pair, data]) => {
    if (!rules.isFollowed(pair)) return [];
    const since = Math.max(data.since, openedAt);
    if (data.frames.length > 0) return judgePair(pair, data, { since, graceMs: rules.graceMs, now });
    const isSettled = now > since + settlingMs(usualMs) + rules.graceMs;
    const end = { timeframe: null, candleType: null, lastCandle: null };
    return [{ pair, ...end, since, candleMs: usualMs, isOverdue: true, isSettled }];
  });
}

function judgePair(
  pair: string,
  { frames }: PairData,
  { since, graceMs, now }: { readonly since: number; readonly graceMs: number; readonly now: number },
): readonly JudgedFrame[] {
  return frames.flatMap((frame) => {
    const { timeframe, candleType, lastCandle, candleAt } = frame;
    const candleMs = longestCandleMs(timeframe);
    // a producer sends a candle when it has closed, or as soon as it has opened
    const isOverdue = now > Math.min(lastCandle, candleAt) + 2 * candleMs + graceMs;
    if (isOverdue && isReplaced(frame, frames)) return [];
    const isSettled = now > since + settlingMs(candleMs) + graceMs;
    const quietSince = Math.min(candleAt, lastCandle + candleMs);
    return [{ pair, timeframe, candleType, lastCandle, since: quietSince, candleMs, isOverdue, isSettled }];
  });
}

/** Reports whether the producer sends another timeframe or candle type of the pair instead of this one. */
function isReplaced({ seenAt }: FrameEnd, frames: readonly FrameEnd[]): boolean {
  return frames.some((other) => other.firstAt > seenAt);
}

/** Reports whether a producer has had the time to name or send a first pair, and has not. */
function isEmpty({ openedAt, pairs }: ProducerData, { graceMs }: LatenessRules, now: number): boolean {
  return pairs.size === 0 && openedAt !== null && now > openedAt + UNKNOWN_CANDLE_MS + graceMs;
}

/** Of a pair without a dataframe, any dataframe of another producer will do. */
function idsOf(frame: OverdueFrame): readonly string[] {
  return [idOf(frame), keyOf(frame.pair)];
}

function idOf({ pair, timeframe, candleType }: OverdueFrame): string {
  return timeframe === null || candleType === null ? keyOf(pair) : keyOf(pair, timeframe, candleType);
}

function findShortestCandle({ pairs }: ProducerData): number {
  let shortest = Infinity;
  for (const { frames } of pairs.values()) {
    for (const { timeframe } of frames) shortest = Math.min(shortest, timeframeToMs(timeframe));
  }
  return shortest === Infinity ? UNKNOWN_CANDLE_MS : shortest;
}

function settlingMs(candleMs: number): number {
  return Math.min(candleMs, MAX_SETTLING_MS);
}

/** Returns the longest time between two candles. Months and years differ in their length. */
function longestCandleMs(timeframe: string): number {
  const ms = timeframeToMs(timeframe);
  return timeframe.endsWith("M") || timeframe.endsWith("y") ? ms * 31 / 30 : ms;
}

/** A producer that has answered sends what it has within seconds. One that has just started analyses its pairs first. */
const MAX_SETTLING_MS = 300_000;
/** The length of a candle where no dataframe has arrived: the shortest usual one. */
const UNKNOWN_CANDLE_MS = 60_000;
