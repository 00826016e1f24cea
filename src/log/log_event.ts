import { getLogger } from "@logtape/logtape";
import type { ConsumerEvent } from "../events.ts";
import { complaintOf, describeEvent } from "./describe_event.ts";
import { escapeBraces } from "./escape_braces.ts";
import { placeOf } from "./event_place.ts";
import { RateLimiter } from "./rate_limit.ts";

/**
 * Logs an event as one line at its level. A line of JSON carries the whole event.
 *
 * The same complaint about one producer, strategy or sink is logged at most once a minute. The next line then says how
 * many were dropped.
 */
export function logEvent(event: ConsumerEvent, options: LogEventOptions = {}): void {
  const limiter = options.limiter ?? sharedLimiter;
  // a reloaded strategy is a new one, so its complaints are new
  if (event.type === "strategies_reloaded") limiter.forget((source) => source.startsWith("strategy:"));
  // so are those of a sink that has worked in between
  if (event.type === "sink_recovered") limiter.forget((source) => source === `sink:${event.sink}`);
  const { category, level, limitedAs } = placeOf(event);
  const logger = getLogger(["consumer", category]);
  // hundreds of frames may arrive each second: do not make a text that the level drops
  if (!logger.isEnabledFor(level)) return;
  let text = describeEvent(event);
  if (limitedAs !== null) {
    const passage = limiter.check(limitedAs, complaintOf(event), options.now ?? Date.now());
    if (!passage.passes) return;
    if (passage.dropped > 0) text += ` (${passage.dropped} more lines dropped)`;
  }
  logger[level](escapeBraces(text), { event });
}

/** Options of {@linkcode logEvent}. */
export interface LogEventOptions {
  /** The time for the rate limit, in epoch milliseconds. Default: now. */
  readonly now?: number;
  /** The rate limit. Default: one for the whole program. */
  readonly limiter?: RateLimiter;
}

const sharedLimiter = new RateLimiter();
