import type { StalePair, StatusEvent } from "../events.ts";
import { formatDuration } from "../text/duration.ts";
import { formatTimeOfDay } from "./time_of_day.ts";

/**
 * Describes a status report in one line.
 *
 * The first few stale pairs are named. Times of day are UTC, as in the rest of the line.
 *
 * @example
 * ```ts
 * import { describeStatus } from "./describe_status.ts";
 * const text = describeStatus({
 *   type: "status",
 *   at: Date.UTC(2026, 10, 23, 15, 30),
 *   producers: { followed: 1, up: 1, down: [] },
 *   pairs: { followed: 8, fresh: 8, stale: [] },
 *   signals: { total: 3, recent: 1, since: Date.UTC(2026, 10, 23, 15, 25) },
 *   behind: [],
 *   delayMs: 2100,
 * });
 * const expected = "status: 1 of 1 producers up, 8 of 8 pairs fresh, 3 signals (1 since 15:25Z), data 2.1 s behind";
 * if (text !== expected) throw new Error(text);
 * ```
 */
export function describeStatus({ at, producers, pairs, signals, behind, delayMs }: StatusEvent): string {
  const { stale } = pairs;
  const isOneProducer = producers.followed === 1;
  const facts = [
    `${producers.up} of ${producers.followed} producers up`,
    `${pairs.fresh} of ${pairs.followed} pairs fresh`,
    `${signals.total} ${signals.total === 1 ? "signal" : "signals"}` +
    (signals.total === 0 ? "" : ` (${signals.recent} since ${formatTimeOfDay(signals.since, at)})`),
    ...(delayMs === null ? [] : [`data ${formatDuration(delayMs)} behind`]),
  ];
  const named = stale.slice(0, MAX_NAMED).map((pair) => describeStale(pair, at, isOneProducer));
  const rest = stale.length - named.length;
  const troubles = [
    ...(producers.down.length === 0 ? [] : [`down: ${producers.down.map((name) => JSON.stringify(name)).join(", ")}`]),
    ...behind.map(({ strategy, pairs, lateMs }) =>
      `falling behind: ${JSON.stringify(strategy)} ${pairs} ${pairs === 1 ? "pair" : "pairs"}, ${
        formatDuration(lateMs)
      }`
    ),
    ...(named.length === 0 ? [] : [`stale: ${named.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`]),
  ];
  return `status: ${[facts.join(", "), ...troubles].join("; ")}`;
}

/** More names would make the line hard to read. The event has them all. */
const MAX_NAMED = 5;

function describeStale({ producer, pair, timeframe, lastCandle }: StalePair, at: number, isOnly: boolean): string {
  const from = isOnly ? "" : ` of ${JSON.stringify(producer)}`;
  if (lastCandle === null) return `${pair}${from} (no candle yet)`;
  return `${pair} ${timeframe}${from} (last candle ${formatTimeOfDay(lastCandle, at)})`;
}
