import type { DataEvent, LatePair } from "../events.ts";
import { formatDuration } from "../text/duration.ts";
import { formatTimeOfDay } from "./time_of_day.ts";

/**
 * Describes data that is late, or no longer, in one line for people. The first few pairs are named.
 *
 * @example
 * ```ts
 * import { describeLate } from "./describe_late.ts";
 * const since = Date.UTC(2026, 10, 23, 15, 27);
 * const pair = { pair: "BTC/USDT", timeframe: "1m", candleType: "spot", lastCandle: since - 60_000, since };
 * const late = { type: "data_late", producer: "x", at: since, pairs: [pair], followed: 6, since, isSilent: false } as const;
 * const text = describeLate({ ...late, elsewhere: 0 });
 * if (text !== 'producer "x": 1 of 6 pairs has no new candle since 15:27Z: BTC/USDT 1m') throw new Error(text);
 * ```
 */
export function describeLate(event: DataEvent): string {
  const producer = `producer ${JSON.stringify(event.producer)}`;
  if (event.type === "data_recovered") {
    return `${producer}: new candles arrive again after ${formatDuration(event.lastedMs)}`;
  }
  const { pairs, followed, since, at } = event;
  const begin = formatTimeOfDay(since, at);
  if (followed === 0) return `${producer}: has listed no pair and sent no candle since ${begin}; ${CHECK}`;
  const number = new Set(pairs.map(({ pair }) => pair)).size;
  const isNew = pairs.every(({ lastCandle }) => lastCandle === null);
  const share = number === followed ? `all ${followed} pairs have` : `${number} of ${followed} pairs ${haveOf(number)}`;
  const fact = `${number === 1 && followed === 1 ? "its only pair has" : share} ` +
    `${isNew ? "sent no candle" : "no new candle"} since ${begin}`;
  return `${producer}: ${fact}: ${namePairs(pairs, isNew)}${describeElsewhere(event)}` +
    (event.isSilent ? `; ${CHECK}` : "");
}

function haveOf(number: number): string {
  return number === 1 ? "has" : "have";
}

function namePairs(pairs: readonly LatePair[], areAllNew: boolean): string {
  const names = pairs.map(({ pair, timeframe, lastCandle }) =>
    `${pair}${timeframe === null ? "" : ` ${timeframe}`}${lastCandle === null && !areAllNew ? " (no candle yet)" : ""}`
  );
  const rest = names.length - MAX_NAMED;
  return `${names.slice(0, MAX_NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function describeElsewhere({ pairs, elsewhere }: Extract<DataEvent, { readonly type: "data_late" }>): string {
  if (elsewhere === 0) return "";
  const isAll = elsewhere === new Set(pairs.map(({ pair }) => pair)).size;
  return isAll ? "; other producers send them" : `; other producers send ${elsewhere} of them`;
}

/** A bot that is stopped keeps its link open. */
const CHECK = "is the bot stopped (/start), or does its strategy fail? Check its log";
/** More names would make the line hard to read. The event has them all. */
const MAX_NAMED = 5;
