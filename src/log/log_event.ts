import { getLogger } from "@logtape/logtape";
import type { ConsumerEvent } from "../events.ts";
import { DownProducers } from "./down_producers.ts";
import { complaintOf, describeEvent } from "./describe_event.ts";
import { escapeBraces } from "./escape_braces.ts";
import { type EventPlace, placeOf } from "./event_place.ts";
import { RateLimiter } from "./rate_limit.ts";
import { formatDuration } from "../text/duration.ts";
import { printable } from "../text/printable.ts";

/**
 * Logs an event as one line at its level. A line of JSON carries the whole event.
 *
 * The same complaint about one producer, strategy or sink is logged at most once a minute, and only so many different
 * ones of one kind. A producer that stays down is logged once, and then in a summary once a minute. The next line of the kind, or a line a minute later, says how many were dropped.
 */
export function logEvent(event: ConsumerEvent, options: LogEventOptions = {}): void {
  const limiter = options.limiter ?? sharedLimiter;
  // a reloaded strategy is a new one, so its complaints are new
  if (event.type === "strategies_reloaded") limiter.forget((id) => ownerOf(id).startsWith("strategy:"));
  // so are those of a sink that has worked in between
  if (event.type === "sink_recovered") limiter.forget((id) => ownerOf(id) === `sink:${event.sink}`);
  const now = options.now ?? Date.now();
  const down = options.down ?? (options.limiter === undefined ? sharedDown : new DownProducers());
  const outageMs = down.outageMs(event, now);
  const isRepeated = down.isRepeated(event, now);
  logOne(event, limiter, now, {
    level: isRepeated ? "debug" : null,
    end: outageMs === null ? "" : ` again after ${formatDuration(outageMs)}`,
  });
  const summary = down.takeSummary(now);
  if (summary !== null) getLogger(["consumer", "link"]).warning(escapeBraces(printable(summary)));
  for (const { kind, dropped } of limiter.takeOverdue(now)) logDropped(kind, dropped);
}

function logOne(
  event: ConsumerEvent,
  limiter: RateLimiter<EventKind>,
  now: number,
  extra: { readonly level: EventPlace["level"] | null; readonly end: string },
): void {
  const { category, level: ownLevel, limitedAs } = placeOf(event);
  const level = extra.level ?? ownLevel;
  const logger = getLogger(["consumer", category]);
  // hundreds of frames may arrive each second: do not make a text that the level drops
  if (!logger.isEnabledFor(level)) return;
  let text = describeEvent(event) + extra.end;
  if (limitedAs !== null) {
    const kind = { source: limitedAs, type: event.type, category, level };
    const passage = limiter.check(`${event.type} ${limitedAs}`, complaintOf(event), now, kind);
    if (!passage.passes) return;
    if (passage.dropped > 0) text += ` (${formatCount(passage.dropped)} dropped)`;
  }
  logger[level](escapeBraces(text), { event });
}

/** Options of {@linkcode logEvent}. */
export interface LogEventOptions {
  /** The time for the rate limit, in epoch milliseconds. Default: now. */
  readonly now?: number;
  /** The rate limit. Default: one for the whole program. */
  readonly limiter?: RateLimiter<EventKind>;
  /** The producers that are down. Default: those of the whole program, and none beside a `limiter`. */
  readonly down?: DownProducers;
}

/** What equal and similar events have in common. */
export interface EventKind extends Pick<EventPlace, "category" | "level"> {
  /** The producer, strategy or sink: `producer:default`. */
  readonly source: string;
  readonly type: ConsumerEvent["type"];
}

const sharedLimiter = new RateLimiter<EventKind>();
const sharedDown = new DownProducers();

/** Returns the producer, strategy or sink of a source of the limiter. */
function ownerOf(sourceName: string): string {
  return sourceName.slice(sourceName.indexOf(" ") + 1);
}

function logDropped({ source, type, category, level }: EventKind, dropped: number): void {
  const [what = "", ...name] = source.split(":");
  const owner = name.length === 0 ? what : `${what} ${JSON.stringify(name.join(":"))}`;
  const text = printable(`${owner}: dropped ${formatCount(dropped)} of the kind ${type} and did not show them`);
  getLogger(["consumer", category])[level](escapeBraces(text));
}

function formatCount(lines: number): string {
  return `${lines.toLocaleString("en")} more ${lines === 1 ? "line" : "lines"}`;
}
